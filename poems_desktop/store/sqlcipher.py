"""SQLCipher's DB-API, made known to sqlite-utils under the name it looks for.

sqlite-utils catches the exceptions of `pysqlite3` if that can be imported, else those of the
standard library; SQLCipher's are neither. So this module must be imported before sqlite-utils.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as dbapi
else:
    import sqlcipher3
    import sqlcipher3.dbapi2 as dbapi

    if "sqlite_utils" in sys.modules and sys.modules.get("pysqlite3") is not sqlcipher3:
        msg = "import poems_desktop.store.sqlcipher before sqlite_utils"
        raise ImportError(msg)
    sys.modules["pysqlite3"] = sqlcipher3
    sys.modules["pysqlite3.dbapi2"] = dbapi

__all__ = ["dbapi"]
