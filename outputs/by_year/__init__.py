"""The units of each plan year: which of their plans are added, and what they add up to; every report agrees on it."""
