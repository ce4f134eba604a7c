"""Where addresses lead, and which are not opened."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dossier.web_address import BadAddress, read


@pytest.mark.parametrize(
    ("text", "url", "host", "remark"),
    [
        ("https://example.org/a?b#c", "https://example.org/a?b#c", "example.org", ""),
        ("HTTP://Example.org", "HTTP://Example.org", "example.org", ""),
        ("http://[::1]:8080/x", "http://[::1]:8080/x", "::1", ""),
        ("www.state.gov/a", "https://www.state.gov/a", "www.state.gov", "https:// is put before it"),
        ("example.org:8080/a", "https://example.org:8080/a", "example.org", "https:// is put before it"),
        ("https://a.gov@evil.example/", "https://a.gov@evil.example/", "evil.example", "evil.example"),
        ("https://stаte.gov/", "https://stаte.gov/", "xn--stte-63d.gov", "Cyrillic and Latin"),
        ("https://кремль.рф", "https://кремль.рф", "xn--e1ajeds9e.xn--p1ai", "other letters"),
        ("http://xn--e1ajeds9e.example", "http://xn--e1ajeds9e.example", "xn--e1ajeds9e.example", "кремль."),
        ("https://مثال.example/", "https://مثال.example/", "xn--mgbh0fb.example", "right to left"),
    ],
)  # fmt: skip
def test_an_address_leads_to_its_true_host(text, url, host, remark):
    address = read(text)
    assert (address.url, address.host) == (url, host)
    assert remark in " ".join(address.remarks)
    assert bool(remark) == bool(address.remarks)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "is no web address"),
        ("see the file", "a space"),
        ("javascript:alert(1)", "begins with javascript:"),
        ("file:///etc/passwd", "begins with file:"),
        ("https://a.example/\x1b[31m", "U+001B"),
        ("https://a.example/\n-x", "U+000A"),
        ("https://a.example/\u202egpj.exe", "U+202E"),
        ("https://a\u200b.example/", "U+200B"),
        ("https://www.state.gov\\@evil.example", "a backslash"),
        ("http://[::1/x", "can't be taken apart"),
        ("http://a.example:port/", "can't be taken apart"),
        ("http://a.example:99999/", "can't be taken apart"),
        ("https:///nowhere", "names no host"),
        ("--option", "is no web address"),
        (f"https://{'ä' * 80}.example", "can't be asked"),
        (f"https://a.example/{'x' * 9000}", "longer than"),
    ],
)
def test_what_is_no_address_or_would_be_obeyed_is_refused(text, why):
    with pytest.raises(BadAddress, match=why.replace("+", r"\+")):
        read(text)


@given(st.text() | st.from_regex(r"https?://\S{0,40}", fullmatch=True))
def test_any_text_is_either_read_or_refused(text):
    try:
        address = read(text)
    except BadAddress:
        return
    assert address.url.lower().startswith(("http://", "https://"))
    assert not any(unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp", "Zs") for sign in address.url)
    assert address.host.isascii()
