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
        ("http://3232235777/", "http://3232235777/", "192.168.1.1", "leads to 192.168.1.1"),
        ("http://0xC0.0250.257", "http://0xC0.0250.257", "192.168.1.1", "leads to 192.168.1.1"),
        ("http://192.168.1.1/", "http://192.168.1.1/", "192.168.1.1", ""),
        ("https://straße.de", "https://straße.de", "xn--strae-oqa.de", "other letters"),
        ("https://a.example/%0d%0aX", "https://a.example/%0d%0aX", "a.example", "%0d"),
        ("https://a.example/%1b%5b2J", "https://a.example/%1b%5b2J", "a.example", "%1b"),
        ("https://a.example/%E2%80%AEgpj", "https://a.example/%E2%80%AEgpj", "a.example", "%E2%80%AE"),
        ("https://a.example/a%20b%C3%A9", "https://a.example/a%20b%C3%A9", "a.example", ""),
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
        ("https://www.state.gov%2eevil.example", "can't be asked"),
        ("https://www.state.gov%40evil.example", "can't be asked"),
        ("https://a..example", "can't be asked"),
        (f"https://{'a' * 64}.example", "can't be asked"),
        ("https://a,b.example", "can't be asked"),
        ("http://[::1]a.example", "can't be taken apart"),
        ("http://[::1%25eth0]/", "can't be taken apart"),
        ("http://1.2.3.4.5/", "ends in a number"),
        ("http://256.1.1.1/", "ends in a number"),
        ("http://http://a.example", "two schemes"),
        ("10.1000/182", "is no web address"),
        ("doi:10.1000/182", "is no web address"),
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
