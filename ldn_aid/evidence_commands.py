"""``ldn-aid evidence …``: look at packs, use another, sign one for a stick, install one, keep the keys for that."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ldn_aid.errors import UserError

if TYPE_CHECKING:
    from ldn_aid.evidence.audit.examine import Examined
    from ldn_aid.evidence.files import PackFiles
    from ldn_aid.evidence.signing import PrivateKey, PublicKey

_MAX_KEY_BYTES = 1_000_000


@dataclass(frozen=True)
class Done:
    """What a command prints, and its exit code."""

    text: str
    exit_code: int = 0


def add_evidence_commands(
    evidence: argparse.ArgumentParser, add_today: Callable[[argparse.ArgumentParser], None]
) -> None:
    """The actions of ``ldn-aid evidence``."""
    actions = evidence.add_subparsers(dest="action", required=True, metavar="ACTION")
    audit = actions.add_parser(
        "audit", help="sources, denominators, balance, readability, dates: the scorecard"
    )
    audit.add_argument(
        "--evidence", type=Path, metavar="DIR", help="a pack's folder (default: the pack in use)"
    )
    audit.add_argument("--json", action="store_true")
    add_today(audit)

    check = actions.add_parser("check", help="everything that is wrong in a pack's folder, and where")
    check.add_argument("folder", type=Path, metavar="DIR")
    check.add_argument("--json", action="store_true")
    add_today(check)

    use = actions.add_parser("use", help="choose the evidence that the window and the summaries use")
    use.add_argument("which", metavar="shipped|installed|DIR")

    pack = actions.add_parser("pack", help="make one signed file of a pack, to carry on a stick")
    pack.add_argument("folder", type=Path, metavar="DIR")
    pack.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.ldnpack")
    pack.add_argument("--key", type=Path, required=True, metavar="KEY", help="the private key's file")
    add_today(pack)

    install = actions.add_parser("install", help="verify a pack from a stick and put it in place")
    install.add_argument("file", type=Path, metavar="FILE.ldnpack")
    install.add_argument(
        "--allow-older", action="store_true", help="even if it is not newer than what is here"
    )
    add_today(install)

    keys = actions.add_parser("keys", help="make a key pair, trust a public key, list or forget one")
    things = keys.add_subparsers(dest="thing", required=True, metavar="new|trust|list|forget")
    new = things.add_parser("new", help="a key pair: KEY signs, KEY.pub may be given to all")
    new.add_argument("-o", "--output", type=Path, required=True, metavar="KEY")
    new.add_argument("--passphrase", action="store_true", help="ask for a passphrase to keep the key under")
    trust = things.add_parser("trust", help="accept packs that this key signed")
    trust.add_argument("file", type=Path, metavar="KEY.pub")
    trust.add_argument("--name", required=True, help="whose key it is")
    things.add_parser("list", help="whose packs are accepted here")
    forget = things.add_parser("forget", help="no longer accept packs of this clinic's key")
    forget.add_argument("fingerprint")


def run_evidence(options: argparse.Namespace, today: date) -> Done:
    """Do what *options* ask. Raises UserError for anything the user can mend."""
    match options.action:
        case "audit":
            return _audit(options, today)
        case "check":
            return _check(options, today)
        case "use":
            return _use(options.which)
        case "pack":
            return _pack(options, today)
        case "install":
            return _install(options, today)
        case _:
            return _keys(options)


def _audit(options: argparse.Namespace, today: date) -> Done:
    from ldn_aid.evidence.audit.examine import examine
    from ldn_aid.evidence.files import read_folder

    files = read_folder(options.evidence) if options.evidence else _files_in_use()
    found = examine(files, today)
    return Done(_json(found) if options.json else found.as_text(), 0 if found.ok else 1)


def _check(options: argparse.Namespace, today: date) -> Done:
    from ldn_aid.evidence.audit.examine import examine
    from ldn_aid.evidence.files import read_folder

    found = examine(read_folder(options.folder), today)
    return Done(_json(found) if options.json else found.what_to_mend(), 0 if found.ok else 1)


def _json(found: "Examined") -> str:
    import json

    return json.dumps(found.as_json(), ensure_ascii=False, indent=1)


def _files_in_use() -> "PackFiles":
    """The files of the pack in the settings; UserError where they cannot be read, for an audit must not look elsewhere."""
    from ldn_aid.store.evidence_in_use import files_in_use
    from ldn_aid.store.settings import load_settings

    return files_in_use(load_settings())


def _use(which: str) -> Done:
    from ldn_aid.store.evidence_in_use import INSTALLED, evidence_in_use
    from ldn_aid.store.settings import load_settings, save_settings

    settings = load_settings()
    choice = {"shipped": "", INSTALLED: INSTALLED}.get(which, str(Path(which).absolute()))
    chosen = settings.model_copy(update={"evidence": choice})
    in_use = evidence_in_use(chosen)
    if in_use.problem and in_use.origin == "shipped":
        raise UserError(in_use.problem)
    save_settings(chosen)
    info = in_use.pack.info
    return Done(f"In use from the next start: {info.name} {info.version}. {in_use.origin_words}")


def _pack(options: argparse.Namespace, today: date) -> Done:
    from ldn_aid.evidence.audit.examine import examine
    from ldn_aid.evidence.bundle import SUFFIX, make_bundle
    from ldn_aid.evidence.files import read_folder
    from ldn_aid.evidence.pack import pack_from
    from ldn_aid.store.files import write_atomically

    if options.output.suffix != SUFFIX:
        raise UserError(f"{options.output} does not end in {SUFFIX}; give such a name after -o.")
    files = read_folder(options.folder)
    found = examine(files, today)
    if not found.ok:
        raise UserError(f"{options.folder} is not ready; see 'ldn-aid evidence check {options.folder}'.")
    key = _private_key(options.key)
    info = pack_from(files).info
    write_atomically(options.output, make_bundle(files, info, key))
    return Done(f"{options.output}: {info.name} {info.version}, signed by {key.public.fingerprint}.")


def _install(options: argparse.Namespace, today: date) -> Done:
    from ldn_aid.store.evidence_in_use import INSTALLED
    from ldn_aid.store.installed_pack import install
    from ldn_aid.store.settings import load_settings, save_settings

    settings = load_settings()
    new = install(options.file, today, allow_older=options.allow_older)
    save_settings(settings.model_copy(update={"evidence": INSTALLED}))
    info = new.pack.info
    return Done(
        f"Installed {info.name} {info.version}, signed by {new.signer.name} ({new.signer.key.fingerprint}). "
        "It is used from the next start; 'ldn-aid evidence use shipped' goes back."
    )


def _keys(options: argparse.Namespace) -> Done:
    from ldn_aid.store.trusted_keys import forget, trust, trusted_keys

    match options.thing:
        case "new":
            return _new_key(options.output, with_passphrase=options.passphrase)
        case "trust":
            added = trust(_public_key(options.file), options.name)
            return Done(
                f"Packs signed by {added.name} are accepted here from now on. Compare the fingerprint with its owner, "
                f"by telephone for instance: {added.key.fingerprint}"
            )
        case "forget":
            gone = forget(options.fingerprint)
            return Done(f"Packs signed by {gone.name} are no longer accepted here.")
        case _:
            lines = [f"{one.key.fingerprint}  {one.name} (trusted by {one.by})" for one in trusted_keys()]
            return Done("\n".join(lines) or "No key is trusted here, so no pack from a stick is accepted.")


def _new_key(path: Path, *, with_passphrase: bool) -> Done:
    from ldn_aid.evidence.signing import PrivateKey
    from ldn_aid.store.files import write_atomically

    public_path = path.with_name(path.name + ".pub")
    for one in (path, public_path):
        if one.exists():
            raise UserError(
                f"{one} exists, and a key that is lost cannot be made again; give another name after -o."
            )
    key = PrivateKey.new()
    write_atomically(path, key.pem(_asked_twice() if with_passphrase else None))
    write_atomically(public_path, key.public.text.encode() + b"\n")
    return Done(
        f"{path} signs packs: keep it off this laptop and give it to nobody. {public_path} may be given to all. "
        f"Fingerprint: {key.public.fingerprint}"
    )


def _asked_twice() -> str:
    import getpass

    first = getpass.getpass("Passphrase for the key: ")
    if not first or first != getpass.getpass("The same again: "):
        raise UserError("The two passphrases differ or are empty; nothing was made.")
    return first


def _private_key(path: Path) -> "PrivateKey":
    import getpass

    from ldn_aid.conversation.files import read_file
    from ldn_aid.evidence.signing import PrivateKey

    pem = read_file(path, "a private key", _MAX_KEY_BYTES)
    locked = b"ENCRYPTED" in pem
    return PrivateKey.from_pem(pem, str(path), getpass.getpass(f"Passphrase of {path}: ") if locked else None)


def _public_key(path: Path) -> "PublicKey":
    from ldn_aid.conversation.files import read_file
    from ldn_aid.evidence.signing import PublicKey

    try:
        return PublicKey.from_text(read_file(path, "a public key", _MAX_KEY_BYTES).decode("utf-8-sig"))
    except ValueError:
        raise UserError(
            f"{path} is not a public key; give the .pub file that 'ldn-aid evidence keys new' made."
        ) from None
