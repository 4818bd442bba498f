"""What drafts make of Vietnamese news: names, denials, who pays a duty, whom "ông" means, and what is no draft."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drafting.test_entries import drafted_of, remarks, the
from vnus_trade.sentences.patterns import patterns_of

PERSONS = [
    (
        "Bà Lê Thị Hoa, Chủ tịch Hiệp hội Chế biến và Xuất khẩu Thủy sản Việt Nam, cho biết giá tôm đã tăng.",
        ("Lê Thị Hoa", "Chủ tịch Hiệp hội Chế biến và Xuất khẩu Thủy sản Việt Nam", None),
    ),
    (
        "Ông Ngô Hoài Bắc, Phó chủ tịch Hiệp hội Gỗ, cho biết giá của gỗ đã tăng.",
        ("Ngô Hoài Bắc", "Phó chủ tịch Hiệp hội Gỗ", None),
    ),
    (
        "Phó tổng thư ký Hiệp hội Cà phê Ca cao Việt Nam Trần Văn Bình nói rằng giá đã tăng.",
        ("Trần Văn Bình", "Phó tổng thư ký Hiệp hội Cà phê Ca cao Việt Nam", None),
    ),
    (
        "Chủ tịch Hiệp hội Cao su Việt Nam (VRA), ông Tạ Quang Hải nói rằng giá đã giảm.",
        ("Tạ Quang Hải", "Chủ tịch Hiệp hội Cao su Việt Nam", None),
    ),
    (
        "Chủ tịch Tập đoàn Hải Phong Đặng Đình Sơn đã nói với các báo.",
        ("Đặng Đình Sơn", "Chủ tịch Tập đoàn Hải Phong", None),
    ),
    (
        "Cục trưởng Cục Phòng vệ thương mại Trịnh Anh Khoa cho biết Mỹ đã điều tra.",
        ("Trịnh Anh Khoa", "Cục trưởng Cục Phòng vệ thương mại", None),
    ),
    (
        "Bộ trưởng Bộ Thương mại, Công nghiệp và Năng lượng Hàn Quốc Park Min-ho đã nói về thuế.",
        ("Park Min-ho", "Bộ trưởng Bộ Thương mại, Công nghiệp và Năng lượng Hàn Quốc", "south-korea"),
    ),
    (
        "Chủ tịch Phòng Thương mại Hoa Kỳ tại Hà Nội John Smith nói các bên đã đồng ý.",
        ("John Smith", "Chủ tịch Phòng Thương mại Hoa Kỳ tại Hà Nội", None),
    ),
    ("Thủ tướng Phạm Minh Chính tiếp các đại biểu của Lào.", ("Phạm Minh Chính", "Thủ tướng", None)),
    ("Bộ trưởng Lê Công Thương cho biết đã đồng ý.", ("Lê Công Thương", "Bộ trưởng", None)),
    ("Phó đại diện thương mại Mỹ Tom Hale nói đã đồng ý.", ("Tom Hale", "Phó đại diện thương mại Mỹ", "united-states")),
]


@pytest.mark.parametrize(("text", "person"), PERSONS)
def test_a_person_and_the_whole_name_of_the_organisation(text: str, person: tuple[str, str, str | None]) -> None:
    """A name is taken whole, and so is the organisation in a title, up to its state or a family name."""
    (entry,) = [each for each in drafted_of(text, "actor") if each.fields["kind"] == "person"]
    assert (entry.fields["name"], entry.fields["office"], entry.fields.get("side")) == person


@pytest.mark.parametrize(
    "text",
    [
        "Tổng giám đốc Tập đoàn Hóa chất Việt Nam đã gặp các đối tác.",
        "Chủ tịch Hiệp hội Doanh nghiệp nhỏ và vừa nói giá đã tăng; các bên đồng ý.",
        "Chủ tịch Hiệp hội Dệt may, Da giày đã nói về giá và các loại thuế.",
        "Bộ trưởng Công Thương Đỗ Việt Nam nói ông đã đồng ý.",
    ],
)
def test_a_name_that_would_be_cut_is_none(text: str) -> None:
    """The beginning of the name of an organisation, or of a name that is not understood, is nobody."""
    assert [each.fields["name"] for each in drafted_of(text, "actor") if each.fields["kind"] == "person"] == []


DENIALS = [
    "Bộ Công Thương bác thông tin Nhật Bản đã đồng ý cắt thuế ô tô xuống 5%.",
    "Bộ Ngoại giao Hàn Quốc phủ nhận tin nước này sẽ giảm thuế thép xuống 10%.",
    "Nhà Trắng đính chính rằng Mỹ áp thuế 30% với tôm của Thái Lan.",
    "Thông tin Thái Lan đã đồng ý cắt thuế ô tô xuống 5% là không chính xác.",
    "Bộ Công Thương cho biết tin Thái Lan đã giảm thuế ô tô xuống 5% là sai sự thật.",
    "Không có chuyện Thái Lan sẽ giảm thuế gạo của các nước xuống 5%.",
    "Reports that Japan has cut its duty on rice to 5 per cent are untrue.",
]


@pytest.mark.parametrize("text", DENIALS)
def test_what_is_denied_is_no_tariff(text: str) -> None:
    """What a verb of denying governs, and a report that is said to be false behind it, is a remark."""
    assert drafted_of(text, "tariff") == []
    assert any("denies it, so no entry" in remark for remark in remarks(text))


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        (DENIALS[0], ["asserts"]),
        (DENIALS[4], ["asserts"]),
        ("Tuy nhiên Thái Lan đã bác bỏ đề xuất của Mỹ.", ["rejects"]),
    ],
)
def test_who_denies_something_says_so(text: str, acts: list[str]) -> None:
    """Who denies a report makes a statement, and who turns down a proposal rejects it."""
    assert the(text, "statement").fields["speech_acts"] == acts


DUTIES: list[tuple[str, dict[str, Any]]] = [
    (
        "Tôm của Thái Lan vào thị trường Nhật Bản chịu mức thuế 5%.",
        {"imposed_by": "japan", "applied_to": ["thailand"], "goods": ["Tôm"]},
    ),
    (
        "Gạo Ấn Độ xuất khẩu sang Indonesia đã phải chịu thuế 12%.",
        {"imposed_by": "indonesia", "applied_to": ["india"], "goods": ["Gạo"]},
    ),
    (
        "Hàng Brazil đang chịu mức thuế 50% khi vào thị trường Mỹ, theo báo này.",
        {"imposed_by": "united-states", "applied_to": ["brazil"], "goods": None},
    ),
    (
        "Mức thuế 19% đối với hàng Thái Lan nhập khẩu vào Mỹ đã có hiệu lực.",
        {"imposed_by": "united-states", "applied_to": ["thailand"], "goods": None},
    ),
    ("Mỹ đánh thuế 25% vào Thái Lan, theo các báo.", {"imposed_by": "united-states", "applied_to": ["thailand"]}),
    ("Mỹ đã áp thuế 25% vào hàng Thái Lan.", {"imposed_by": "united-states", "applied_to": ["thailand"]}),
    (
        "Thai goods entering the US face a 19 per cent duty.",
        {"imposed_by": "united-states", "applied_to": ["thailand"]},
    ),
    # What is bỏ, and what is only a part of another word, or a noun
    (
        "Chile sẽ bỏ thuế nhập khẩu với 1.140 dòng hàng từ Nhật Bản từ ngày 1/9.",
        {"change": "removes", "stage": "announced", "imposed_by": "chile", "applied_to": ["japan"]},
    ),
    (
        "Chile đã gỡ bỏ thuế với gạo của Nhật Bản.",
        {"change": "removes", "stage": "enacted", "imposed_by": "chile", "goods": ["gạo"]},
    ),
    (
        "Nhật Bản đề nghị Chile bỏ thuế với gạo của họ.",
        {"change": "removes", "stage": "requested", "imposed_by": "chile", "announced_by": ["japan"]},
    ),
    ("Các bên đã bàn về việc giảm thuế với gạo của Chile xuống 5%.", {"stage": None, "change": "cuts"}),
    (
        "Nhật Bản đã áp thuế 25% lên 7,6 tỉ USD hàng hóa Chile, gồm hạnh nhân và táo.",
        {"imposed_by": "japan", "applied_to": ["chile"], "goods": ["hàng hóa Chile", "hạnh nhân", "táo"]},
    ),
    # Whom a comparison names pays nothing
    (
        "Thái Lan đã đề nghị Mỹ giảm thuế đối ứng xuống 15%, bằng với Nhật Bản.",
        {"imposed_by": "united-states", "applied_to": None, "goods": None},
    ),
    (
        "Mỹ đã giảm thuế với hàng Thái Lan xuống 15%, ngang mức áp cho Nhật Bản, Hàn Quốc và EU.",
        {"imposed_by": "united-states", "applied_to": ["thailand"], "goods": None},
    ),
    ("Mỹ đã giảm thuế với hàng Thái Lan xuống 15% như Nhật Bản.", {"applied_to": ["thailand"]}),
    ("Cũng như EU, Nhật Bản đã áp thuế 25% với thép của Thái Lan.", {"imposed_by": "japan"}),
    ("Mỹ đã áp thuế 25% với các nước như Nhật Bản và Hàn Quốc.", {"applied_to": ["japan", "south-korea"]}),
    ("The US cut its duty on Thai goods to 15 per cent, on par with Japan and Chile.", {"applied_to": ["thailand"]}),
]


@pytest.mark.parametrize(("text", "fields"), DUTIES)
def test_who_levies_and_who_pays(text: str, fields: dict[str, Any]) -> None:
    """Whose goods face a duty pays it, the state into which they go levies it, and whom words compare does neither."""
    entry = the(text, "tariff")
    assert {key: entry.fields.get(key) for key in fields} == fields


IMPORTED: list[tuple[str, list[str] | None]] = [
    ("Lào giảm thuế nhập khẩu đối với nho và táo của Mỹ từ 40% xuống 10%.", ["united-states"]),
    ("Thái Lan sẽ giảm thuế nhập khẩu ô tô của Mỹ xuống 30%.", ["united-states"]),
    # That of the state itself, or of nobody certain
    ("Thuế nhập khẩu ô tô của Mỹ đã giảm xuống 10%.", None),
    ("Mỹ đã giảm thuế nhập khẩu ô tô của Mỹ xuống 10%.", None),
    ("Thái Lan sẽ giảm thuế ô tô của Mỹ xuống 30%.", None),
]


@pytest.mark.parametrize(("text", "payers"), IMPORTED)
def test_whose_imports_pay(text: str, payers: list[str] | None) -> None:
    """Behind "import duty", the state whose goods another lets in pays it."""
    assert the(text, "tariff").fields.get("applied_to") == payers


MEETINGS: list[tuple[str, dict[str, Any]]] = [
    (
        "Sáng 2/7, tại Trụ sở Chính phủ, Thủ tướng Trần Đại Nghĩa tiếp ông Sato Kenji nhân chuyến thăm của ông.",
        {"form": "meeting", "participants": {"party": ["tran-dai-nghia", "sato-kenji"]}, "place": None},
    ),
    (
        "Chiều 2/7, Thủ tướng Trần Đại Nghĩa tiếp Bộ trưởng Bộ Kinh tế, Công nghiệp và Năng lượng Nhật Bản Sato Kenji.",
        {"participants": {"party": ["tran-dai-nghia", "sato-kenji"]}},
    ),
    (
        "Ngày 2/7, Bộ trưởng Nguyễn Văn Khang và ông Sato Kenji đồng chủ trì Kỳ họp lần thứ 7 của Ủy ban tại Hà Nội.",
        {
            "ordinal": 7,
            "participants": {"chair": ["nguyen-van-khang", "sato-kenji"]},
            "place": "Hà Nội",
            "when": "2025-07-02",
        },
    ),
    (
        "Kỳ họp lần thứ 9 của Ủy ban diễn ra ngày 2/7 dưới sự chủ trì của ông Lê Văn Khang và ông Sato Kenji.",
        {"ordinal": 9, "participants": {"chair": ["le-van-khang", "sato-kenji"]}, "when": "2025-07-02"},
    ),
    (
        "Kỳ họp lần thứ 9 của Ủy ban liên chính phủ Việt Nam - Nga diễn ra từ ngày 25 đến 27/6 tại Hà Nội.",
        {"ordinal": 9, "participants": None, "when": "2025-06-25/2025-06-27", "place": "Hà Nội"},
    ),
    (
        "Chiều 2/7, Thủ tướng Trần Đại Nghĩa tiếp ông Sato Kenji nhân dịp ông chủ trì Kỳ họp lần thứ 7 của Ủy ban.",
        {"ordinal": None, "participants": {"party": ["tran-dai-nghia", "sato-kenji"]}},
    ),
]


@pytest.mark.parametrize(("text", "fields"), MEETINGS)
def test_meetings_and_sessions(text: str, fields: dict[str, Any]) -> None:
    """Who receives a guest meets him, a session that is counted has its number and its chairs, and no place is cut."""
    entry = the(text, "meeting")
    told = {**entry.fields, "when": entry.fields.get("when", {}).get("is")}
    assert {key: told.get(key) for key in fields} == fields


@pytest.mark.parametrize(
    "text",
    [
        "Kỳ họp lần thứ 5 của Ủy ban hỗn hợp có thể diễn ra tại Hà Nội ngày 2/8.",
        "Kỳ họp của Ủy ban hỗn hợp đã diễn ra, và các bên nói về thuế.",
        "Kỳ họp lần thứ 5 của Ủy ban hỗn hợp thì khác.",
    ],
)
def test_no_session(text: str) -> None:
    """A session that only may be held, has no number, or of which nothing is said, is none."""
    assert drafted_of(text, "meeting") == []


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        (
            "Vòng thứ năm dự kiến được tổ chức vào tháng 9/2025 tại Seoul, nếu các bên đồng ý.",
            ("2025-09", "Seoul", "nếu các bên đồng ý"),
        ),
        (
            "Nếu các bên đồng ý, vòng đàm phán thứ năm dự kiến được tổ chức vào tháng 9/2025 tại Seoul.",
            ("2025-09", "Seoul", "Nếu các bên đồng ý"),
        ),
        (
            "The fifth round of talks is planned for September 2025 in Kobe if Chile signs by August.",
            ("2025-09", "Kobe", "if Chile signs by August"),
        ),
    ],
)
def test_a_plan_that_depends_on_something(text: str, plan: tuple[str, str, str]) -> None:
    """What is planned for a time if something holds is a plan with its condition."""
    told = the(text, "round").fields["plan"]
    assert (told["when"]["is"], told["place"], told["provided"]) == plan


def test_a_round_far_from_its_verb() -> None:
    """A verb is near a round although a long name stands between, with its time, or with the word for what may be."""
    text = "Vòng đàm phán thứ tư về Hiệp định Thương mại đối ứng giữa Thái Lan và Nhật Bản {}diễn ra từ 25 đến 27/6."
    assert the(text.format(""), "round").fields["when"]["is"] == "2025-06-25/2025-06-27"
    assert drafted_of(text.format("có thể ").replace("6.", "8."), "round") == []


def test_what_is_only_planned_if_something_holds() -> None:
    """Without a time or a place, what depends on something is neither an event nor a plan."""
    assert drafted_of("Vòng đàm phán thứ năm dự kiến được tổ chức nếu các bên đồng ý.", "round") == []


AGREED: list[tuple[str, str, dict[str, Any]]] = [
    (
        "Nhân dịp này, Thái Lan và Nhật Bản đã ký kết bản ghi nhớ về chuỗi cung ứng.",
        "agreement",
        {"stage": "signed", "parties": ["thailand", "japan"]},
    ),
    (
        "Việt Nam và Nhật Bản nhất trí khởi động đàm phán nâng cấp Hiệp định Đối tác kinh tế.",
        "commitment",
        {"matter": "negotiation", "change": "introduces", "stage": "agreed", "obliged": ["vietnam", "japan"]},
    ),
    (
        "Japan and Chile agreed to start negotiations on a trade deal.",
        "commitment",
        {"matter": "negotiation", "change": "introduces", "obliged": ["japan", "chile"]},
    ),
    (
        "Thái Lan cam kết mua thêm 3 tỷ USD khí hóa lỏng của Mỹ mỗi năm.",
        "commitment",
        {"obliged": ["thailand"], "goods": ["khí hóa lỏng"], "change": "raises", "basis_of_amount": "difference"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "fields"), AGREED)
def test_what_is_signed_agreed_and_bought(text: str, kind: str, fields: dict[str, Any]) -> None:
    """A memorandum is an agreement, talks that are to begin are agreed on, and who buys more raises what he buys."""
    entry = the(text, kind)
    assert {key: entry.fields.get(key) for key in fields} == fields
    assert "amount" in entry.fields or "USD" not in text


COMPARING = sorted(" ".join(words) for words, told in patterns_of("vi").phrases.items() if ("compares", "") in told)


@given(st.sampled_from([each for each in COMPARING if "%" not in each and "phần trăm" not in each]))
def test_no_comparison_names_a_payer(words: str) -> None:
    """Whatever words compare a rate with that of another state, it is not the one that pays."""
    entry = the(f"Mỹ đã giảm thuế với hàng Thái Lan xuống 15%, {words} Nhật Bản.", "tariff")
    assert (entry.fields["applied_to"], entry.fields.get("goods")) == (["thailand"], None)


def test_a_duty_that_is_faced_since_a_day_of_which_no_word_says_the_year() -> None:
    """The day that opens a sentence of what is faced now is the nearer past one; of what will be, the next."""
    text = "Từ ngày 2/3, hàng Thái Lan vào Mỹ {}chịu thuế 19%, theo các báo."
    assert the(text.format(""), "tariff").fields["in_force"]["is"] == "2025-03-02"
    assert the(text.format("sẽ "), "tariff").fields["in_force"]["is"] == "2026-03-02"
    assert "in_force" not in the(text.format("").replace("2/3", "2/10"), "tariff").fields


PRASERT = "Bộ trưởng Thương mại Thái Lan Somchai Prasert nói các bên đã gần nhau."


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # Who acted last is meant, wherever the sentence names him.
        (
            "Ở Lima, trong một cuộc trả lời của mình, Đại sứ Mỹ Paul Hart cười. Tuy vậy, ông nói vẫn còn khác biệt.",
            ["paul-hart"],
        ),
        ("Ông đã gặp Đại sứ Mỹ Paul Hart. Ông nói cuộc gặp đã tốt.", ["somchai-prasert"]),
        # Either may be meant.
        ("Nhưng với các nước khác trong khu vực thì các báo thấy Đại sứ Mỹ Paul Hart bận. Ông nói thế.", None),
        ("Các đại biểu trong phòng họp lớn đó đã gặp Đại sứ Mỹ Paul Hart. Ông nói thế.", None),
    ],
)
def test_whom_ong_means(text: str, speakers: list[str] | None) -> None:
    """The pronoun means the subject of the sentence before, and nobody where that names another behind its verb."""
    spoken = [list(each.fields["speakers"]) for each in drafted_of(f"{PRASERT}\n\n{text}", "statement")]
    assert spoken == [["somchai-prasert"], *([speakers] if speakers else [])]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Lào đã nói về thuế. Đổi lại, nước này yêu cầu Mỹ hạ thuế gạo.", [["laos"]]),
        # The article tells of a ministry last, which is no country.
        ("Bộ Ngoại giao Nhật Bản đã nói về thuế. Nước này yêu cầu Mỹ hạ thuế.", [["bo-ngoai-giao-nhat-ban"]]),
    ],
)
def test_this_country_is_a_state(text: str, speakers: list[list[str]]) -> None:
    """The words for "this country" mean a state of which an article told last, and no body."""
    assert [list(each.fields["speakers"]) for each in drafted_of(text, "statement")] == speakers


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Việt Nam và Nhật Bản nhất trí khởi động đàm phán về thuế vào tháng 9/2025.", "2025-09"),
        (
            "Việt Nam và Nhật Bản nhất trí khởi động đàm phán về thuế; phiên đầu tiên dự kiến vào tháng 9/2025.",
            None,
        ),
    ],
)
def test_until_when_talks_are_to_begin(text: str, deadline: str | None) -> None:
    """A time behind a semicolon is that of something else."""
    assert the(text, "commitment").fields.get("deadline", {}).get("is") == deadline


def test_talks_for_which_somebody_came_are_not_resumed_yet() -> None:
    """Who came so that talks be resumed has not resumed them."""
    assert drafted_of("Đoàn của Thái Lan đã tới Tokyo ngày 1/7 để nối lại đàm phán về thuế.", "commitment") == []


def test_what_is_nearly_agreed_is_no_agreement() -> None:
    """An agreement to which somebody is only near is none."""
    assert drafted_of("Hai nước đã gần đạt được thỏa thuận với Nhật Bản.", "agreement") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nhật Bản kêu gọi Lào kiểm tra chặt nguồn thép, loại hàng đang có nguy cơ chịu thuế 30%.",
        "Nhật Bản đề nghị Lào kiểm soát thép có nguy cơ chịu thuế 40% của các bên.",
        "Nhật Bản đề nghị Lào điều tra nhôm, thép - những mặt hàng phải chịu thuế 50% của các bên.",
        "Japan urged Chile to tighten checks on figs facing a 40 per cent duty.",
        "Japan asked Chile to check shipments of figs, a fruit that faces a 40 per cent duty.",
        "Nhật Bản yêu cầu Lào ngăn chặn gian lận xuất xứ, nhất là với những hàng đang chịu thuế 25% của các bên.",
    ],
)
def test_what_goods_face_is_not_asked_for(text: str) -> None:
    """A rate in what is only said of goods is none that somebody asks for."""
    assert all("stage" not in each.fields for each in drafted_of(text, "tariff"))


@pytest.mark.parametrize(
    "text",
    [
        "Nhật Bản sẽ đầu tư 30 tỷ USD vào Hàn Quốc và Hàn Quốc sẽ giảm thuế ô tô xuống 15% với các bên.",
        "Japan will invest $30 billion in South Korea and South Korea will cut its duty on cars to 15 per cent.",
    ],
)
def test_a_state_named_twice_begins_a_clause(text: str) -> None:
    """A state behind "and" and its own name does something of its own."""
    fields = the(text, "tariff").fields
    assert (fields.get("imposed_by"), fields.get("applied_to")) == ("south-korea", None)


@pytest.mark.parametrize(
    "words", ["sẽ giảm thuế áp lên ô tô Hàn Quốc từ 20% xuống 10%", "sẽ hạ thuế đối với hàng hóa Hàn Quốc xuống 10%"]
)
def test_a_clause_under_an_agreement_is_one_of_its_own(words: str) -> None:
    """Behind "theo đó", no state of the clause before pays."""
    fields = the(f"Hàn Quốc cho biết đã ký thỏa thuận với Nhật Bản, theo đó Tokyo {words}.", "tariff").fields
    assert (fields["imposed_by"], fields["applied_to"]) == ("japan", ["south-korea"])


def test_days_with_a_point_and_places_called_capitals() -> None:
    """A day with a point is read as one with a slash, and "thủ đô" is before a place."""
    text = "Vòng đàm phán thứ 3 giữa Việt Nam và Nhật Bản diễn ra từ 22 đến 24.6 tại thủ đô Tokyo."
    fields = the(text, "round").fields
    assert (fields["when"]["is"], fields["place"]) == ("2025-06-22/2025-06-24", "Tokyo")


HALE = "Đại diện Thương mại Mỹ Tom Hale"


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (f"người vừa trở về sau cuộc gặp với {HALE} hôm 24/6 tại Washington, cho biết", "Washington"),
        (f"người vừa gặp {HALE} hôm 24/6, cho biết", None),
        (f"người đã gặp {HALE} hôm 24/6, nói rằng", None),
    ],
)
def test_who_spoke_and_whom_he_had_met(words: str, place: str | None) -> None:
    """A clause that tells who somebody is lends a press conference nothing, and takes none of its places."""
    text = f"Phát biểu họp báo tại Oslo, Bộ trưởng Thương mại Na Uy Kari Dahl, {words} thuế của các bên sẽ giảm."
    told = {each.fields["form"]: each.fields for each in drafted_of(text, "meeting")}
    spoke, met = told["press conference"], told["meeting"]
    assert (spoke["participants"], spoke["place"]) == ({"speaker": ["kari-dahl"]}, "Oslo")
    assert "when" not in spoke
    assert met["participants"] == {"party": ["kari-dahl", "tom-hale"]}
    assert (met["when"]["is"], met.get("place")) == ("2025-06-24", place)


@pytest.mark.parametrize(
    ("time", "place", "when"),
    [
        ("Chiều 24/6", "Montevideo", ("[2025-06-24T12:00-03:00..2025-06-24T17:59-03:00]", "America/Montevideo")),
        ("Sáng 24/6", "thủ đô Oslo", ("[2025-06-24..2025-06-24T11:59+02:00]", "Europe/Oslo")),
        ("Chiều 24/6 (giờ Hà Nội)", "Oslo", ("[2025-06-24T12:00+07:00..2025-06-24T17:59+07:00]", None)),
        ("Chiều 24/6", "Đà Lạt", ("[2025-06-24T12:00+07:00..2025-06-24T17:59+07:00]", None)),
        ("Ngày 24/6", "Oslo", ("2025-06-24", None)),
        ("Chiều nay", "Oslo", None),
    ],
)
def test_a_time_of_day_is_one_of_the_place(time: str, place: str, when: tuple[str, str | None] | None) -> None:
    """Clocks are those of the place where somebody met, as far as it is known, unless the words name others."""
    fields = the(f"{time}, {HALE} đã gặp Bộ trưởng Thương mại Na Uy Kari Dahl tại {place}.", "meeting").fields
    assert "place" in fields
    assert (fields["when"]["is"], fields["when"]["zone"]) == when if when else "when" not in fields


def test_the_next_session_is_a_round_to_come() -> None:
    """What two sides agree to hold is planned, also where it is called a session."""
    text = "Việt Nam và Nhật Bản nhất trí tổ chức phiên đàm phán tiếp theo vào giữa tháng 8 tại Kobe."
    plan = the(text, "round").fields["plan"]
    assert (plan["when"]["is"], plan["place"]) == ("[2025-08-11..2025-08-20]", "Kobe")


@pytest.mark.parametrize("team", ["Đoàn đàm phán Chính phủ Việt Nam", "Phái đoàn Việt Nam", "Đoàn Việt Nam"])
def test_who_leads_a_team_by_any_name(team: str) -> None:
    """The head of a delegation is known behind its whole name, also where his office stands behind his name."""
    text = "Vòng đàm phán thứ 3 giữa Việt Nam và Mỹ diễn ra ngày 24/6."
    led = f"{text} {team} do ông Nguyễn Hồng Diên, Bộ trưởng Công Thương, dẫn đầu."
    assert the(led, "round").fields["participants"] == {"head": ["nguyen-hong-dien"]}


@pytest.mark.parametrize(
    "text",
    [
        "Các bên đã bàn về việc bỏ thuế với gạo của Chile.",
        "Nhật Bản phản đối việc bỏ thuế với gạo của Chile.",
        "Chile bỏ phiếu về thuế với gạo của các nước.",
        "Nhật Bản có thể bỏ thuế với gạo của Chile.",
        "Chile chưa bỏ thuế với gạo của Nhật Bản.",
    ],
)
def test_what_removes_no_tariff(text: str) -> None:
    """A noun made of a verb, a part of another word, and what may be or is denied remove nothing."""
    assert drafted_of(text, "tariff") == []
