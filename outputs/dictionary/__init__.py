"""The data dictionary, part by part: what each table and column of a dataset means, made from the code."""
