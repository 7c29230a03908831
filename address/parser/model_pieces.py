"""The address model's pieces: which files libpostal reads, and what each is put together from.

A piece is a package `address-finder-data-<piece>` that holds a stretch of one xz stream. Sizes and
checksums are those of the files that libpostal was seen to load.
"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """One file of the model, and the pieces that it is made of."""

    path: str
    size: int
    sha256: str
    pieces: tuple[str, ...]
    pieces_size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The files of a model, and the lock that names the version and hash of every piece."""

    files: tuple[ModelFile, ...]
    lock: Path


LIBPOSTAL = Model(
    lock=Path(__file__).with_name("model_pieces.lock"),
    files=(
        ModelFile(
            path="address_parser/address_parser_crf.dat",
            size=1_014_429_504,
            sha256="e44b308e9e1942efe8ad8226929e29ca49e9ea2900ed36625c601c53509ba5c1",
            pieces=("p00", "p01", "p02", "p03", "p04"),
            pieces_size=433_143_433,
        ),
        ModelFile(
            path="address_parser/address_parser_postal_codes.dat",
            size=621_588_636,
            sha256="7c5b20c541c16758cc73c41025f2327be525831dff272a6b4c3aeb901e481b1b",
            pieces=("p05",),
            pieces_size=74_452_079,
        ),
        ModelFile(
            path="address_parser/address_parser_phrases.dat",
            size=137_484_586,
            sha256="739643ea06d8c492ba57bd51ba1dc1243853e7f8c6130e3a7bd30150221119e6",
            pieces=("p06",),
            pieces_size=47_982_486,
        ),
        ModelFile(
            path="address_parser/address_parser_vocab.trie",
            size=99_219_597,
            sha256="962a985f29530440035bd379826f38e35f0f0fc718926444658d89bbd70829b1",
            pieces=("p07",),
            pieces_size=33_365_107,
        ),
        ModelFile(
            path="language_classifier/language_classifier.dat",
            size=77_823_270,
            sha256="f0800eb07610b7ecb771a01b037a4c9ea6eed01668c2e1b863a2202f3db9e13c",
            pieces=("p08",),
            pieces_size=48_074_303,
        ),
        ModelFile(
            path="transliteration/transliteration.dat",
            size=19_570_085,
            sha256="db75453e1d8a24302be0831304f9bb4792d41ea4e5a5e645c3839ee04763e64c",
            pieces=("p09",),
            pieces_size=4_531_280,
        ),
        ModelFile(
            path="address_expansions/address_dictionary.dat",
            size=8_737_530,
            sha256="9fbf8779942bcc84841ac948ebd0c910b37edc7ff812125f09b6c39018747b1d",
            pieces=("p10",),
            pieces_size=1_537_047,
        ),
        ModelFile(
            path="numex/numex.dat",
            size=396_966,
            sha256="269630109fac796ab576b7fb29a36f3279c0c194e46a9abe91684653bf082a38",
            pieces=("p11",),
            pieces_size=59_678,
        ),
    ),
)
