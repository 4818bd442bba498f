"""Who levies a tariff, whose goods it falls on and since when, however words say it, with what they leave open."""

import pytest

from tests.drafting.test_entries import drafted_of, phrase, remarks

JP, CL, PE, US, VN = "japan", "chile", "peru", "united-states", "vietnam"

# Who levies it, and whose goods pay it.
SIDES: list[tuple[str, str | None, list[str] | None]] = [
    # Whose duty it is
    ("Tokyo’s 12% duty on figs from Chile was on the table.", JP, [CL]),
    ("Japan's new 12% duty on Chilean figs will stay.", JP, [CL]),
    ("Japan’s own 12% duty on Chilean figs will stay.", JP, [CL]),
    ("A 12% U.S. tariff on Chilean goods kicked in on Tuesday.", US, [CL]),
    ("The 12% duties Japan imposed on Chile in May hurt growers.", JP, [CL]),
    ("The 12% duty that Japan put on figs from Chile was raised.", None, [CL]),
    ("A 12% duty was imposed on Chile’s figs by Japan on July 1.", JP, [CL]),
    ("A 12% duty was imposed on goods made by Japan on July 1.", None, None),
    ("Chile’s 12% tariff is lower than that of Peru, Japan said.", None, None),
    ("Thuế 12% của Mỹ đối với hàng Việt Nam đã có hiệu lực.", US, [VN]),
    ("Thuế của Nhật Bản đối với thép Chile sẽ tăng lên 12%.", JP, [CL]),
    ("Mức thuế 12% mà Nhật Bản áp đối với hàng Chile khiến họ lo ngại.", JP, [CL]),
    ("Thuế 12% đối với xi măng Chile được Nhật Bản áp dụng từ ngày 1/7.", JP, [CL]),
    ("Chile chấp nhận mức thuế 12% của Nhật Bản đối với ô tô.", JP, None),
    ("The European Union’s retaliatory tariffs of 12% on American cars may come into force.", None, None),
    ("The European Union’s retaliatory tariffs of 12% on American cars came into force.", "european-union", [US]),
    ("The tariff on Chile’s steel was raised to 12% by the United States on June 4.", US, [CL]),
    ("Japan, which slapped a 12% duty on American soybeans in April, is content.", JP, [US]),
    ("Thuế chống bán phá giá của Mỹ đối với tôm Việt Nam là 12%.", US, [VN]),
    ("After a 12% duty Japan raised its own on figs.", None, None),
    ("A 12% duty was imposed on goods from Chile by Peru and Japan on Tuesday.", None, [CL]),
    ("Both Peru’s and Japan’s 12% duties on figs from Chile will stay.", None, [CL]),
    ("Japan collects a 12% duty on figs and Chile has none.", JP, None),
    # What somebody does with it
    ("Japan will collect a 12% duty on Chile’s copper.", JP, [CL]),
    ("Tokyo answered on Tuesday with a 12% levy on Chilean steel.", JP, [CL]),
    ("Japan answered a 12% levy on figs.", None, None),
    ("Japan has a 12% duty on figs.", JP, None),
    ("Thuế 12% đối với tủ bếp của Chile sẽ được Nhật Bản thu.", JP, [CL]),
    ("Nhật Bản cho biết sẽ đánh thuế 12% đối với thép của Chile.", JP, [CL]),
    ("Nhật Bản đáp trả bằng mức thuế 12% đối với táo Chile.", JP, [CL]),
    # Where goods go
    ("Shipments of Chile’s rice to Japan now carry a 12% duty.", JP, [CL]),
    ("Exports of Chile’s rice to Japan, worth $2 billion a year, will be hit with a 12% tariff.", JP, [CL]),
    ("Chile’s frozen fish faces a 12% duty in Japan, twice that on fish from Peru.", JP, [CL]),
    ("Imports into Japan from Chile will be taxed at 12% under the tariff order.", JP, [CL]),
    ("All imports from Chile will be subject to a 12% duty in Japan.", JP, [CL]),
    ("Japan, whose exports to Peru fell in June, imposed a 12% duty on Chile’s wool.", JP, [CL]),
    ("Japan raised its duty on Chile’s figs to Peru’s level of 12%.", JP, [CL]),
    ("Ô tô sản xuất tại Chile chịu thuế 12% khi vào Nhật Bản.", JP, [CL]),
    ("Hàng Chile vào thị trường Nhật Bản chịu thuế 12%, còn hàng Nhật Bản vào Chile được miễn thuế.", JP, [CL]),
    ("Japanese cars will be charged a 12% duty upon entry to the United States.", US, [JP]),
    ("The duty was old. Goods entering Japan will be taxed at 12%.", JP, None),
    ("The duty was old. Widgets sold in Japan have faced a 12% duty for years.", None, None),
    ("Tariffs stay. Under an order that is new, Japan will charge 12% on all imports from Chile.", JP, [CL]),
    ("Hàng dệt may khi xuất khẩu vào Mỹ sẽ chịu thêm 12% thuế đối ứng của họ.", US, None),
    ("Việt Nam giữ mức thuế 12% cho hàng hóa Mỹ, trong khi hàng Việt Nam vào Mỹ không chịu thuế.", VN, [US]),
    ("Nhật Bản cho biết họ mở cửa. Thịt bò Chile đang được hưởng thuế 12% tại Nhật Bản theo hiệp định.", JP, [CL]),
    # Whose goods face it
    ("Japan’s duty was old. Chile’s exporters have paid 12% since March.", None, [CL]),
    ("The duty was old. Exporters in Chile face 12%.", None, [CL]),
    ("The duty was old. Chile’s carmakers pay 12% for steel.", None, None),
    ("The tariff was old. Goods from Chile will be charged 12%, the ministry said.", None, [CL]),
    ("Japan’s 12% rice duty on Chile will stay.", JP, [CL]),
    ("Japan’s duty on cars built in Chile will rise to 12% on August 1.", JP, [CL]),
    ("Rice from Chile and Peru will attract a duty of 12%.", None, [CL, PE]),
    ("Gạo nhập khẩu từ Chile và Peru sẽ bị đánh thuế 12%.", None, [CL, PE]),
    ("Các bên đã gặp nhau. Hàng Việt Nam bị Mỹ áp thuế 12%.", US, [VN]),
]


@pytest.mark.parametrize(("text", "imposer", "payers"), SIDES)
def test_who_levies_and_who_pays(text: str, imposer: str | None, payers: list[str] | None) -> None:
    """Words show who levies it and whose goods pay it, or these stay empty."""
    found = [each.fields for each in drafted_of(f"{text} So it went.", "tariff")]
    assert [(each.get("imposed_by"), each.get("applied_to")) for each in found] in ([(imposer, payers)], [])
    assert found or (imposer, payers) == (None, None)


ITS = [
    ("Japan is losing patience. Its tariff on cars made in Chile will rise to 12% on August 1.", JP),
    ("Japan met Chile. Its 12% duty on Japanese figs took effect.", None),
    ("Japan told Chile that its tariff on rice will rise to 12%.", None),
    ("Growers in Japan said its tariff on rice will rise to 12%.", None),
    ("Japan said talks had failed. The country will impose a 12% duty on figs.", JP),
    ("Nhật Bản cho biết đàm phán đã thất bại. Nước này sẽ áp thuế 12% đối với chè của Chile.", JP),
    ("Chile asked Japan for talks. The country will impose a 12% duty on figs.", None),
    ("Chile asked Japan for talks. The country will impose a 12% duty on Japanese figs.", CL),
    ("Nhật Bản cảnh báo Chile rằng nước này sẽ áp thuế 12% đối với chè.", None),
]


@pytest.mark.parametrize(("text", "imposer"), ITS)
def test_whose_tariff_its_is(text: str, imposer: str | None) -> None:
    """The state of "its" and "the country" is the one spoken of, where there can only be one."""
    assert [each.fields.get("imposed_by") for each in drafted_of(text, "tariff")] == [imposer]


DAYS: list[tuple[str, str | None, str | None]] = [
    ("Growers dislike the 12% duty on Chile’s steel, in place since last August.", "since last August", None),
    ("A 12% duty has been in place on Chile’s steel since May 1.", "since May 1", None),
    ("Chile’s exports to Japan are subject to a 12% tariff since May 7 last year.", "since May 7 last year", None),
    ("Từ ngày 2/7/2025, hàng Chile vào Nhật Bản phải chịu thuế 12%.", "Từ ngày 2/7/2025", None),
    ("A 12% U.S. tariff on Chilean goods kicked in on Tuesday.", "Tuesday", None),
    ("Chile has fought Japan’s 12% duty on figs since May.", None, None),
    ("Chile phản đối mức thuế 12% của Nhật Bản đối với vải từ tháng 5.", None, None),
    ("Growers dislike the 12% duty that Chile imposed last August.", None, None),
    ("Since talks failed in March, Japan has charged a 12% duty on Chile’s figs.", None, None),
    ("Japan, which has led the bloc since March, raised its duty on Chile’s tea to 12%.", None, None),
    ("Japan imposed a 12% duty on Chile’s glass, effective 30 days after publication.", None, None),
    ("Chile’s 12% duty took effect a month after Japan’s did.", None, None),
    ("Japan sets a 12% duty on Chile’s glass, and takes effect on August 1.", "August 1", None),
    ("Japan will put a 12% duty on Chile’s glass, and the pact takes effect on August 1.", None, None),
    ("Japan raised its duty on Chilean figs to 12% on Monday.", None, "Monday"),
    ("Japan imposed a 12% duty on figs on Monday.", None, "Monday"),
    ("Japan announced a 12% duty on figs, and on Friday Chile will answer.", None, None),
    ("Japan will raise its duty on figs to 12% on Monday.", None, None),
    ("Japan raised its duty on figs to 12% until Monday.", None, None),
    ("Nhật Bản áp thuế 12% với hàng hóa Chile, áp dụng từ 7/8/2025.", "từ 7/8/2025", None),
    ("Nhật Bản công bố ngày 2/7 mức thuế 12% đối với hàng Mỹ, có hiệu lực từ ngày 20/7.", "từ ngày 20/7", "ngày 2/7"),
    ("Việt Nam chịu mức thuế 12% khi xuất khẩu sang Mỹ, áp dụng từ ngày 7/8.", "từ ngày 7/8", None),
    ("Japan cut its duty to 12% after Chile dropped a levy, effective August 1.", None, None),
    ("Japan will collect a 12% duty on figs from October 14.", "from October 14", None),
    ("Japan would match Chile’s 12% duty on tea with one of its own from Monday.", None, None),
    ("Nhật Bản áp thuế 12% với hàng Chile, thỏa thuận có hiệu lực từ ngày 1/8.", None, None),
    ("Thuế 12% của Nhật Bản đối với rượu vang Chile đã có hiệu lực từ tháng 2.", "từ tháng 2", None),
    ("Thuế của Nhật Bản đối với thép Chile sẽ tăng lên 12% từ ngày 1/8.", "từ ngày 1/8", None),
    ("Hàng Chile sẽ bị Nhật Bản áp thuế 12% từ ngày 1/8.", "từ ngày 1/8", None),
]


@pytest.mark.parametrize(("text", "in_force", "when"), DAYS)
def test_since_when_and_when(text: str, in_force: str | None, when: str | None) -> None:
    """The day from which a tariff is there, and that on which it came about, are those of its own verbs."""
    for fields in (each.fields for each in drafted_of(text, "tariff")):
        assert (phrase(fields["in_force"]) if "in_force" in fields else None) == in_force
        assert (phrase(fields["when"]) if "when" in fields else None) == when
    assert drafted_of(text, "tariff") or remarks(text)


STANDING = [
    ("Japan’s duty on Chilean figs stands at 12%, against 9% in Peru.", 1),
    ("Japan’s duty on Chilean figs is now 12%.", 1),
    ("Thuế của Nhật Bản với giày dép Chile hiện là 12%.", 1),
    ("Japan’s duty on figs cut sales, which now stand at 12%.", 0),
    ("Support for Japan’s duty on figs is now 12%.", 0),
]


@pytest.mark.parametrize(("text", "count"), STANDING)
def test_how_high_a_tariff_stands(text: str, count: int) -> None:
    """A verb behind a tariff may say how high it is."""
    found = [each.fields for each in drafted_of(text, "tariff")]
    assert [(each["rate"], each["imposed_by"]) for each in found if "rate" in each] == [(12, JP)] * count
