"""Yaowen (要闻): from newspaper pages to a warehouse that can be asked questions. The steps stand in the order of the way of the data."""
