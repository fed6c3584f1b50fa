"""Where LDN Aid keeps its own files: the platform's proper folders, readable by this user only."""

import os
from pathlib import Path

_APP = "ldn-aid"
HOME_VARIABLE = "LDN_AID_HOME"
"""When set, everything is kept below this folder instead: for a portable copy, and for tests."""


def data_folder() -> Path:
    """The folder of the store and of installed evidence packs; made when missing. UserError when it cannot be."""
    return _made("data")


def settings_folder() -> Path:
    """The folder of the settings; made when missing. UserError when it cannot be."""
    return _made("settings")


def _made(kind: str) -> Path:
    home = os.environ.get(HOME_VARIABLE)
    folder = Path(home) / kind if home else _platform_folder(kind)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        from ldn_aid.errors import UserError

        why = error.strerror or type(error).__name__
        raise UserError(
            f"{folder}: the folder cannot be made ({why}); free its place or its rights"
        ) from None
    return folder


def _platform_folder(kind: str) -> Path:
    import platformdirs

    find = platformdirs.user_data_path if kind == "data" else platformdirs.user_config_path
    return find(_APP, appauthor=False)
