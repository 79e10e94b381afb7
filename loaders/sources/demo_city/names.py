"""Names of invented people in four scripts, each with the Latin spelling that other departments use."""

from __future__ import annotations

LATIN, CHINESE, ARABIC, CYRILLIC = range(4)
SCRIPT_SHARES = (0.64, 0.12, 0.12, 0.12)
NATIONALITIES = ("GB", "CN", "EG", "UA")
"""Nationality of guests from abroad by script; residents are all of the city."""


def words(text: str, between: str = " ") -> tuple[str, ...]:
    """The words of a list written in one text."""
    return tuple(text.split(between))


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    listed = words(text)
    return tuple(zip(listed[::2], listed[1::2], strict=True))


def _same(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in words(text))


GIVEN: tuple[tuple[tuple[tuple[str, str], ...], ...], ...] = (
    (
        _same(
            "Ada Agnes Alma Anneke Astrid Beatriz Bridget Carla Clara Dagny Edith Elin Elsa Esther Fenna "
            "Freya Greta Hanne Helga Ines Ingrid Iris Isla Jana Judith Karin Kirsten Laura Leonie Linnea "
            "Lotte Mabel Margit Marta Mila Moira Nora Olive Paula Petra Ragna Rosa Ruth Sanne Signe "
            "Silvia Tessa Thea Ursula Vivian Wilma Yvonne"
        ),
        _same(
            "Aaron Adrian Alec Anders Arno Basil Bastian Bernard Callum Casper Cedric Colin Conrad Daan "
            "Dirk Duncan Edgar Elias Erik Felix Finn Gerard Gustav Hamish Henrik Hugo Ivar Jasper Jens "
            "Joost Julian Karl Kasper Lars Leopold Magnus Martin Matteo Nils Oscar Otto Pascal Patrick "
            "Ralph Rufus Sander Simon Stefan Sven Theo Ulrich Walter"
        ),
    ),
    (
        _pairs(
            "芳 Fang 娜 Na 秀英 Xiuying 敏 Min 静 Jing 丽 Li 雪 Xue 玉兰 Yulan 萍 Ping 桂英 Guiying 婷 "
            "Ting 慧 Hui 洁 Jie 梅 Mei"
        ),
        _pairs(
            "伟 Wei 强 Qiang 磊 Lei 军 Jun 洋 Yang 勇 Yong 杰 Jie 涛 Tao 明 Ming 超 Chao 平 Ping 刚 Gang "
            "鹏 Peng 建国 Jianguo"
        ),
    ),
    (
        _pairs(
            "ليلى Layla هدى Huda سلمى Salma نور Nour مريم Maryam فاطمة Fatima رنا Rana دينا Dina ياسمين "
            "Yasmin سعاد Suad أمل Amal"
        ),
        _pairs(
            "سامر Samer عمر Omar يوسف Yousef خالد Khaled كريم Karim طارق Tariq حسن Hassan نبيل Nabil زياد "
            "Ziad فارس Fares رامي Rami"
        ),
    ),
    (
        _pairs(
            "Ольга Olha Оксана Oksana Ірина Iryna Наталія Nataliia Марія Mariia Тетяна Tetiana Софія "
            "Sofiia Дарина Daryna"
        ),
        _pairs(
            "Андрій Andrii Максим Maksym Олег Oleh Тарас Taras Богдан Bohdan Сергій Serhii Іван Ivan "
            "Роман Roman Юрій Yurii"
        ),
    ),
)
"""By script, by sex (0 female, 1 male): (as written at home, in Latin)."""

FAMILY: tuple[tuple[tuple[str, str], ...], ...] = (
    _same(
        "Abbott Ainsley Alder Appel Arkwright Bakker Barlow Beck Bergstrom Birch Blackwood Boersma Brandt "
        "Brook Calder Carver Claes Coburn Cole Dahl Dekker Denholm Dorn Drummond Eklund Elmhurst Engel "
        "Farrow Fenwick Fischer Forster Garrick Gilbert Grainger Hale Hallam Hanssen Harrow Hedges Holm "
        "Hoxley Ibsen Jansen Keller Kemp Kerr Kjeldsen Lambert Larkin Lindgren Loxley Maas Marlow Mercer "
        "Moser Munro Nash Nordin Oakes Olsen Peeters Penrose Quist Rand Redfern Reyes Ritter Rowan "
        "Sandberg Schilling Selwyn Skov Sorrell Stark Sterling Thorne Tolland Ulven Vance Verhagen Visser "
        "Vogel Wainwright Weiss Wexford Winter Wouters Yardley Zeeman"
    ),
    _pairs(
        "王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 赵 Zhao 黄 Huang 周 Zhou 吴 Wu 徐 Xu 孙 Sun 胡 Hu "
        "朱 Zhu 高 Gao 林 Lin 何 He 郭 Guo"
    ),
    _pairs(
        "الحداد al-Haddad النجار al-Najjar الخطيب al-Khatib المصري al-Masri منصور Mansour حبيب Habib صالح "
        "Saleh خليل Khalil سليمان Suleiman عباس Abbas الشامي al-Shami قاسم Qasim حمدان Hamdan زيدان "
        "Zeidan بركات Barakat"
    ),
    _pairs(
        "Коваленко Kovalenko Бондаренко Bondarenko Ткаченко Tkachenko Кравченко Kravchenko Олійник "
        "Oliinyk Савченко Savchenko Мельник Melnyk Гончар Honchar Лисенко Lysenko Руденко Rudenko "
        "Марченко Marchenko Мороз Moroz Бойко Boiko Клименко Klymenko"
    ),
)
"""By script: families, (as written at home, in Latin)."""

OCCUPATIONS = words(
    "teacher, nurse, joiner, clerk, fitter, cook, driver, welder, accountant, librarian, electrician, sales "
    "assistant, docker, cleaner, engineer, baker, gardener, port pilot, florist, surveyor",
    ", ",
)


def full_name(script: int, sex: int, given: int, family: int) -> tuple[str, str]:
    """(name as the person writes it, the same in Latin letters); indexes wrap around the lists."""
    givens, families = GIVEN[script][sex], FAMILY[script]
    first, first_latin = givens[given % len(givens)]
    last, last_latin = families[family % len(families)]
    native = last + first if script == CHINESE else f"{first} {last}"
    return native, f"{first_latin} {last_latin}"
