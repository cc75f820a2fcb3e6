"""The parts of the page bao-cao.html: what it shows of a dataset, its charts, its templates."""
