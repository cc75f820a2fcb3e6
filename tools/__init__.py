"""Scripts of ours that make what the product carries; the product never imports them."""
