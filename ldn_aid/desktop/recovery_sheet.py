"""The sheet with the recovery code to print: made in memory, sent to the printer, kept nowhere."""

from ldn_aid.i18n import _, language
from ldn_aid.summary.blocks import Bullets, Document, Heading, Para


def recovery_pdf(code: str) -> bytes:
    """*code* with what it is for, as the bytes of a PDF."""
    from ldn_aid.summary.pdf.render import pdf_bytes

    document = Document(
        title=_("Recovery code"),
        language=language(),
        blocks=(
            Heading(_("Recovery code for LDN Aid"), 1),
            Para(code, "key"),
            Bullets(
                (
                    _(
                        "It opens the conversations kept on the clinic's laptop when the passphrase is forgotten."
                    ),
                    _(
                        "Keep it in a locked place, away from the laptop. Whoever has both can read everything."
                    ),
                    _("Made anew in LDN Aid under People, This store: then this sheet no longer works."),
                )
            ),
        ),
        header=_("Confidential"),
        footer=(),
    )
    return pdf_bytes(document)
