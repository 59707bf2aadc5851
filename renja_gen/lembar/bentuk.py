"""The kinds of files a plan is exported as."""

from typing import Literal, get_args

Bentuk = Literal["xlsx", "csv", "json"]
BENTUK: tuple[Bentuk, ...] = get_args(Bentuk)
