"""What a speaker does by saying something, and by what means it is said."""

from typing import Any

import pytest

from tests.authoring.drafted import POLICY, new_article
from tests.drafting.test_entries import drafted_of, the
from vnus_trade.authoring.draft import DraftedArticle
from vnus_trade.contents.index import Contents

MINISTER = "Japanese Trade Minister Olof Strand"
BO_TRUONG = "Bộ trưởng Thương mại Nhật Bản Ren Ito"

ACTS = [
    # What the speaker will do
    ("Japan said it would buy more rice.", ["commits"]),
    ("Japan said on Monday that it would cut its duty.", ["announces"]),
    ("Berg said she would visit Chile.", ["commits"]),
    ("Berg and Kest said they would meet again.", ["commits"]),
    (f"{MINISTER} said Japan would not retaliate.", ["commits"]),
    (f"{MINISTER} warned that Tokyo would retaliate if Chile acted.", ["threatens"]),
    (f"{MINISTER} said his government was ready to cut its duty if Chile did the same.", ["offers"]),
    (f"{MINISTER} said that his government would raise its duty if Chile acted.", ["announces"]),
    (f"{MINISTER} warned that his government would raise its duty.", ["threatens"]),
    ("Japan said it would not raise its duty on figs.", ["commits"]),
    (f"{MINISTER} said that Japan would buy rice if Chile cut its duty.", ["offers"]),
    (f"{MINISTER} said that duties were high and that Japan would respond.", ["asserts", "commits"]),
    (f"{MINISTER} said that duties were high, and added that Japan would respond.", ["asserts", "commits"]),
    (f"{BO_TRUONG} cho biết Nhật Bản sẽ đáp trả.", ["commits"]),
    (f"{BO_TRUONG} cho biết Nhật Bản sẵn sàng giảm thuế gạo nếu Chile làm tương tự.", ["offers"]),
    # What others should do
    ("Berg said Chile should drop the duty.", ["requests"]),
    (f"{MINISTER} told Chile to drop its duty.", ["requests"]),
    (f"{MINISTER} told Japanese Foreign Minister Ada Lorn to drop it.", ["instructs"]),
    ("Berg warned Kest not to act.", ["requests"]),
    ("Berg told Kest to act.", None),
    (f"{BO_TRUONG} cảnh báo Chile không nên tăng thuế.", ["requests"]),
    # Direct speech
    ("“We will answer in kind,” Berg said.", ["commits"]),
    ("“It is late. We will act,” Berg said.", ["asserts", "commits"]),
    ("“We urge Chile to think again,” Berg said.", ["requests"]),
    ("Berg said: “We thank Kest.”", ["appreciates"]),
    ("“Chúng tôi sẽ đáp trả và đàm phán với các bên”, Berg nói.", ["commits"]),
    ("“Chúng tôi kêu gọi Chile đàm phán với các bên”, Berg nói.", ["requests"]),
    # Who will not give what others ask for rejects it; what it depends on may be a request.
    (f"{MINISTER} said Japan would not open its rice market.", ["rejects"]),
    ("Japan said it won’t lower its duty on figs.", ["rejects"]),
    ("“We will not accept a quota,” Berg said.", ["rejects"]),
    (f"{MINISTER} said Japan would not sign unless Chile cut its duty.", None),
    (f"{BO_TRUONG} cho biết Nhật Bản sẽ không mở cửa thị trường gạo.", ["rejects"]),
    ("“Chúng tôi sẽ không chấp nhận hạn ngạch của các bên”, Berg nói.", ["rejects"]),
    ("“We won’t raise a duty on rice,” Berg said.", ["commits"]),
    # Nobody undertakes what others do, what befalls him, or what he denies.
    ("Berg said it would buy more rice.", ["asserts"]),
    ("Berg said Japan would strike back.", ["asserts"]),
    ("Berg said Kest thought he would act.", ["asserts"]),
    ("Berg said the talks would continue.", ["asserts"]),
    ("Berg said the talks should continue.", ["asserts"]),
    (f"{MINISTER} said Japan should act.", ["asserts"]),
    ("Japan said it would suffer.", ["asserts"]),
    ("Japan said it would be hard.", ["asserts"]),
    ("Japan said it was not ready to talk.", ["asserts"]),
    ("Japan said growers were ready to talk.", ["asserts"]),
    ("Japan said Chile must have known.", ["asserts"]),
    ("Japan said: it rained “and we will act”, some wrote, for days on end in Kobe.", ["asserts"]),
    ("Japan denied that it would cut duties.", ["asserts"]),
    ("Japan said it was in no hurry, dismissing talk that it would open its market.", ["asserts"]),
    ("Japan told reporters so, denying that it was ready to cut duties.", ["asserts"]),
    ("Japan rejected the offer of Chile.", ["rejects"]),
    ("Japan said it would cut its duty, after Chile threatened to act if it stayed.", ["announces"]),
    # What somebody may do to harm others if something holds is a threat of his, and of nobody else’s.
    ("Berg told reporters she might raise her duty on wine “if they keep playing games.”", ["threatens"]),
    (f"{MINISTER} said Japan could slap a 15 per cent duty on copper if Chile acted.", ["threatens"]),
    (f"{MINISTER} said his government may impose a duty unless Chile acts.", ["threatens"]),
    ("“We may slap a duty on figs if they act,” Berg said.", ["threatens"]),
    (f"{BO_TRUONG} nói Nhật Bản có thể áp thuế cà phê nếu Chile không nhượng bộ.", ["threatens"]),
    (f"{MINISTER} said Japan might raise its duty on wine.", ["asserts"]),
    (f"{MINISTER} said Japan could cut its duty on wine if Chile acted.", ["asserts"]),
    (f"{MINISTER} said Chile might raise its duty on wine if talks failed.", ["asserts"]),
    (f"{MINISTER} said Japan could not raise its duty on wine if Chile acted.", ["asserts"]),
    ("Berg said she might visit Chile if talks went well.", ["asserts"]),
    ("“We may call them if they act,” Berg said.", ["asserts"]),
    ("Berg said so: “If they act, we will see who is right.”", ["asserts"]),
    # Those in office announce what becomes of their measures.
    (f"{MINISTER} said on Monday the increase would take effect on Dec. 15.", ["announces"]),
    (f"{MINISTER} said the reprieve, which expires on Dec. 31, won't be renewed.", ["announces"]),
    (f"{BO_TRUONG} nói mức thuế mới sẽ có hiệu lực từ tháng 9.", ["announces"]),
    ("Berg said the increase would take effect on Dec. 15.", ["asserts"]),
    (f"{MINISTER} said the Chilean duty would take effect on Dec. 15.", ["asserts"]),
    (f"{MINISTER} said the wet season would be cut short.", ["asserts"]),
    (f"{MINISTER} said so, hoping “the duty would be lifted”.", ["asserts"]),
    (f"{BO_TRUONG} nói giá của các loại gạo sẽ được giảm.", ["asserts"]),
    # Who says that nothing of it will be rejects it.
    ("“We have been clear on rice. It is not on the table,” Berg said.", ["asserts", "rejects"]),
    ("Berg said a quota was out of the question.", ["rejects"]),
    (f"{BO_TRUONG} nói điều đó không nằm trên bàn đàm phán.", ["rejects"]),
    ("“It is on the table,” Berg said.", ["asserts"]),
    ("“Nothing is off the table,” Berg said.", ["asserts"]),
    ("“Chile says rice is off the table,” Berg said.", ["asserts"]),
    ("“Rice is off the table for Chile,” Berg said.", ["asserts"]),
    ("Berg said nobody knew if rice was off the table.", ["asserts"]),
    # Who proposes what he or his state will do offers it.
    (f"{MINISTER} proposed that Japan cut its duty.", ["offers"]),
    ("Japan proposed that it cut its duty.", ["offers"]),
    (f"{MINISTER} proposed that Chile cut its duty.", ["requests"]),
    ("Berg proposed that Chile cut its duty.", None),
    ("Berg warned of higher prices.", ["asserts"]),
    ("“They say we will fall,” Berg said.", ["asserts"]),
    ("“We know that we will act,” Berg said.", ["asserts"]),
    ("“Chile will pay,” Berg said.", ["asserts"]),
]


@pytest.mark.parametrize(("text", "acts"), ACTS)
def test_what_is_done_by_saying_it(text: str, acts: list[str] | None) -> None:
    """A verb that says no act has that of what it goes on with, and none where two are possible."""
    assert the(text, "statement").fields.get("speech_acts") == acts


def test_acts_that_may_be_two() -> None:
    """Where telling somebody to act may be two acts, a note has both, also when the speaker goes on."""
    entry = the("Berg told Kest to act. She added that it rained.", "statement")
    assert "speech_acts" not in entry.fields
    assert entry.notes["speech_acts"] == '"to": requests or instructs'


@pytest.mark.parametrize(
    "text",
    [
        "Berg threatened to quit.",
        "Berg has threatened to impose a 5 per cent duty on figs.",
        "Berg dọa rời bàn đàm phán với các bên.",
    ],
)
def test_threats_are_no_statements(text: str) -> None:
    """Who threatens makes no statement by that word alone: it tells of a tariff."""
    assert drafted_of(text, "statement") == []


MEDIUMS = [
    ("Berg said in a statement that it rained.", "publication"),
    ("In a statement on Monday, Berg said that it rained.", "publication"),
    ("The Ministry of Fish said on its website that it rained.", "publication"),
    ("Berg said in a televised statement that it rained.", "spoken"),
    ("Berg said at a joint press conference that it rained.", "spoken"),
    ("Berg said in an interview on Monday that it rained.", "spoken"),
    ("Berg told parliament that it rained.", "spoken"),
    ("Berg wrote on X that it rained.", "post"),
    ("Berg said in a social media post that it rained.", "post"),
    ("Berg told Kest in a letter that it rained.", "letter"),
    ("Trong một tuyên bố, Berg cho biết các bên đã đàm phán.", "publication"),
    ("Berg nói với báo giới rằng các bên đã đàm phán.", "spoken"),
    ("Berg viết trên mạng xã hội rằng các bên đã đàm phán.", "post"),
    # What is said tells of other media.
    ("Berg said that a statement in a letter was wrong.", None),
    ("Berg said reporters were wrong.", None),
    ("Berg said the notice had been published.", None),
    ("Berg said Kest had told her so.", None),
    ("Berg wrote on Monday that it rained.", None),
    ("Berg said in a statement on X that it rained.", None),
    ("Berg đã tuyên bố rằng các bên vẫn đàm phán với Kest.", None),
]


@pytest.mark.parametrize(("text", "medium"), MEDIUMS)
def test_by_what_means_it_is_said(text: str, medium: str | None) -> None:
    """The medium stands beside the verb or where the sentence begins; of two, it is neither."""
    assert the(text, "statement").fields.get("medium") == medium


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("Berg said it rained. She wrote on X that it was cold.", [{}, {"medium": "post"}]),
        ("Berg said in a letter that it rained. She added that it was cold.", [{"medium": "letter"}]),
    ],
)
def test_what_is_said_by_other_means_is_another_statement(text: str, fields: list[dict[str, Any]]) -> None:
    """What a speaker goes on to say is no part of the statement before, where it has a medium of its own."""
    found = drafted_of(text, "statement")
    assert [{key: entry.fields[key] for key in ("medium",) if key in entry.fields} for entry in found] == fields


JOINT = [
    ("The two sides said in a joint statement that it rained.", ["asserts"]),
    ("Both sides jointly announced a plan.", ["announces"]),
    ("Both countries agreed to hurry.", ["agrees"]),
    ("The two governments said that it rained.", ["asserts"]),
    ("Hai bên cho biết trời đã mưa và sẽ gặp lại.", ["asserts"]),
    ("Officials on both sides said that it rained.", None),
    ("Negotiators from both countries urged calm.", None),
    ("The governments of both countries said that it rained.", None),
    ("Both governments said that it rained.", None),
    ("Cả hai bên cho biết trời đã mưa và sẽ gặp lại.", None),
]


@pytest.mark.parametrize(("text", "acts"), JOINT)
def test_what_several_states_say_together(text: str, acts: list[str] | None) -> None:
    """Two states speak where words have them do so together, and neither does in what their officials say."""
    article = new_article(f"Japan and Chile came. {text}", zone="Asia/Ho_Chi_Minh", sides=(("Japan",), ("Chile",)))
    drafted = DraftedArticle.of(article, Contents(), POLICY)
    found = [entry.fields for entry in drafted.entries if entry.kind == "statement"]
    assert [(list(each["speakers"]), each["speech_acts"]) for each in found] == (
        [(["japan", "chile"], acts)] if acts else []
    )
    is_asked = any(remark.message.endswith(": jointly, or each for itself?") for remark in drafted.remarks)
    assert is_asked == (acts is None and text.startswith(("Both governments", "Cả hai bên")))


@pytest.mark.parametrize(
    ("text", "is_sure"),
    [
        ("US Trade Representative Helen Moss told reporters on Wednesday evening that it rained.", False),
        ("US Trade Representative Helen Moss told reporters on Wednesday that it rained.", True),
        ("US Trade Representative Helen Moss said on Wednesday evening (Washington time) that it rained.", True),
        ("Vietnamese Trade Minister Lan Pham told reporters on Wednesday evening that it rained.", True),
        ("Berg told reporters on Wednesday evening that it rained.", True),
    ],
)
def test_a_time_of_day_where_somebody_else_is(text: str, is_sure: bool) -> None:  # noqa: FBT001 - a row of the table
    """An hour is not drafted that may be of the capital of the speaker, where the article tells of that."""
    entry = the(f"A round was held in Washington. {text}", "statement")
    assert ("when" in entry.fields) == is_sure
    assert entry.notes.get("when") == (None if is_sure else '"Wednesday evening": in which zone?')
    assert "when" in the(text, "statement").fields


CALLED = [
    ("Berg called the talks “constructive and open”.", ["asserts"], "constructive and open"),
    ("Japan cut its duty in what Berg called “an open door”.", ["asserts"], "an open door"),
    ("Berg called the duty “an act of war” and urged Chile to act.", ["asserts", "requests"], "an act of war"),
    ("Berg gọi mức thuế của các bên là “một bước lùi”.", ["asserts"], "một bước lùi"),
]


@pytest.mark.parametrize(("text", "acts", "verbatim"), CALLED)
def test_what_somebody_calls_something(text: str, acts: list[str], verbatim: str) -> None:
    """Who calls something by words that are quoted says them."""
    fields = the(text, "statement").fields
    assert (fields["speakers"], fields["speech_acts"], fields["verbatim"]) == (("ada-berg",), acts, verbatim)


@pytest.mark.parametrize(
    "text",
    [
        "Japan was called “an old friend of ours”.",
        "Berg called off “the third round of talks”.",
        "Berg called Kest, and some say “it rained in Kobe”.",
        "Berg called the long and windy old road by the sea in Kobe “a fair deal”.",
        "Berg called the talks good.",
    ],
)
def test_what_is_only_called_something(text: str) -> None:
    """Nobody who is called something, or calls without quoted words, says anything."""
    assert drafted_of(text, "statement") == []


@pytest.mark.parametrize(
    "text",
    [
        "A spokesman would not say whether Chile had proposed a deal.",
        "It was unclear how much Chile had promised.",
        "If Japan agreed to that, it would rain.",
        "Các bên hỏi liệu Nhật Bản có đề xuất thỏa thuận với Chile.",
        "Chile had been offered a lower rate.",
        "Chile was asked to cut its duty.",
        "Nhật Bản được đề nghị mở cửa thị trường cho các bên.",
    ],
)
def test_what_is_asked_or_done_to_somebody_is_no_statement_of_his(text: str) -> None:
    """Nobody says what others only ask whether he said, or what others said to him."""
    assert drafted_of(text, "statement") == []


@pytest.mark.parametrize(
    "text",
    [
        "Whether it rained was open, Berg said.",
        "Berg would cut it if needed and said so.",
        "Berg was quoted as saying that it rained.",
        "Asked if some said so, Berg said that it rained.",
    ],
)
def test_what_is_said_beside_a_question(text: str) -> None:
    """Who speaks beside something that is left open does say what he says."""
    assert the(text, "statement").fields["speech_acts"] == ["asserts"]
