"""Neighbour words: what is said of a neighbour's door, which is not the recipient's."""

from address.language.folding import fold


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


NEIGHBOUR_WORDS = _folded(
    "neighbour neighbor neighbours neighbors neighbouring neighboring "
    "naapuri naapurin naapurini naapurille naapurilleni naapuriin naapurissa naapurilla naapurit "
    "naapureille naapuria "
    "granne grannen grannar grannarna grannens "
    "nachbar nachbarn nachbarin nachbars nachbarwohnung "
    "voisin voisine voisins voisines vecino vecina vecinos vecinas vizinho vizinha vizinhos "
    "vicino vicina vicini sąsiad sąsiada sąsiadowi sąsiadka sąsiadki sąsiadce sąsiadem sąsiadów "
    "сосед соседу соседа соседка соседке соседки соседи соседям соседей соседом "
    "сусід сусіду сусіда сусідка сусідці сусідки сусіди сусідам сусідові "
    "buur buurman buurvrouw buren komşu komşum komşuya komşuma komşunun komşumun "
    "naaber naabri naabrile naabrid جار جاري الجار جارتي الجيران"
)
# "7 is my neighbour's flat": between a number and the neighbour.
TO_A_NEIGHBOUR = _folded(
    "belongs to kuuluu gehört tillhör appartient à pertenece appartiene принадлежит "
    "належить należy do "
    "is are s my our the a an on minun meidän är min vår ist mein meine der die est mon notre le "
    "la es mi nuestro é meu o a il mio jest mój to это мой наш моя це мій is mijn onze benim"
)
# "parcel for flat 7 also": beside the own door, another's.
PARCEL_WORDS = _folded(
    "parcel parcels package packages delivery paketti paketin lähetys paket paketet paketen "
    "päckchen colis paquet paquete encomenda pacco paczka paczki посылка посылку посилка посилку "
    "pakket pakje koli kargo طرد"
)
ALSO_WORDS = _folded(
    "also too myös också även auch aussi también también também anche pure też także тоже также "
    "теж також ook da de أيضا"
)
