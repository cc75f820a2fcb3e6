"""The letter to a unit: what is certain to be corrected in its plan, in the form of an official letter."""
