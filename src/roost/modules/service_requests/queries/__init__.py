from .lists import Filter, requests_page
from .requests import find, mine, of_order, replies

__all__ = ["Filter", "find", "mine", "of_order", "replies", "requests_page"]
