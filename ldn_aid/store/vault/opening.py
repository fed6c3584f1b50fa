"""A store is made, or opened with its passphrase or its printed recovery code."""

from pathlib import Path

from ldn_aid.i18n import _
from ldn_aid.store.vault import failed_unlocks, keys
from ldn_aid.store.vault.audit_trail import Event
from ldn_aid.store.vault.clock import now, stamp
from ldn_aid.store.vault.database import Database
from ldn_aid.store.vault.erasing import finish_erasing
from ldn_aid.store.vault.keys import KdfCost
from ldn_aid.store.vault.placing import DATABASE, KEYS, built_beside, finish_exchange
from ldn_aid.store.vault.problems import DamagedStore, StoreProblem, WrongPassphrase
from ldn_aid.store.vault.recovery_code import new_recovery_code
from ldn_aid.store.vault.schema import VERSION, bring_up_to_date, version_of
from ldn_aid.store.vault.vault import Vault


def create(folder: Path, passphrase: str, who: str, cost: KdfCost | None = None) -> tuple[Vault, str]:
    """A new store in *folder*, which must not exist yet, and its recovery code to print.

    It is built beside its place and moved there whole. Raises StoreProblem when it cannot be made.
    """
    finish_exchange(folder)
    finish_erasing(folder)
    if folder.exists():
        raise StoreProblem(_("There is a store in {name} already.").format(name=folder))
    code = new_recovery_code()
    made, key = keys.new_key_file(passphrase, code, cost)
    with built_beside(folder) as new:
        keys.write_key_file(new / KEYS, made)
        database = Database(new / DATABASE, key, create=True)
        bring_up_to_date(database)
        database.close()
    vault = Vault(folder, Database(folder / DATABASE, key), who)
    vault.note(Event.CREATED)
    return vault, code


def unlock(folder: Path, passphrase: str, who: str) -> Vault:
    """The store in *folder*, opened with its passphrase. WrongPassphrase is counted and changes nothing."""
    finish_exchange(folder)
    finish_erasing(folder)
    held = keys.read_key_file(folder / KEYS)
    try:
        key = keys.unwrap(held, "passphrase", passphrase)
    except WrongPassphrase:
        failed_unlocks.note(folder, stamp(now()))
        raise
    return _opened(folder, key, who)


def unlock_with_recovery_code(folder: Path, code: str, new_passphrase: str, who: str) -> Vault:
    """The store, opened with the printed code; *new_passphrase* takes the place of the forgotten one."""
    finish_exchange(folder)
    finish_erasing(folder)
    path = folder / KEYS
    held = keys.read_key_file(path)
    try:
        key = keys.unwrap(held, "recovery", code)
    except WrongPassphrase:
        failed_unlocks.note(folder, stamp(now()))
        raise
    vault = _opened(folder, key, who)
    keys.write_key_file(path, keys.with_new_secret(held, "passphrase", new_passphrase, key))
    vault.note(Event.PASSPHRASE_CHANGED, detail="recovery code")
    return vault


def _opened(folder: Path, key: bytes, who: str) -> Vault:
    path = folder / DATABASE
    if not path.is_file():
        raise DamagedStore(
            _("The store's file {name} is gone. Bring it back from a backup.").format(name=path)
        )
    database = Database(path, key)
    try:
        _copy_before_migrating(database, folder)
        bring_up_to_date(database)
        vault = Vault(folder, database, who)
        vault.note_unlocked()
    except BaseException:
        database.close()
        raise
    return vault


def _copy_before_migrating(database: Database, folder: Path) -> None:
    """Put a store of an earlier version beside itself, as it was, before it is changed."""
    version = version_of(database)
    if not 0 < version < VERSION:
        return
    aside = folder.with_name(f"{folder.name}.before-version-{VERSION}")
    if aside.exists():
        # From an attempt that was cut short: the store itself is still of the earlier version.
        return
    with built_beside(aside) as new:
        database.copy_to(new / DATABASE)
        keys.write_key_file(new / KEYS, keys.read_key_file(folder / KEYS))
