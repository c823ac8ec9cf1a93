#!/usr/bin/env python3
"""Holds our MIME parser against Python's email package over a folder of real drafts.

usage: mime_test.py DUMP_PARTS
PRESEND_CORPUS names the folder (any depth of *.eml); without it the test is skipped. Prints the
shares that agree and every difference with its reason; fails when a share falls short or a
difference has no reason known here.
"""
import email
import email.policy
import os
import subprocess
import sys

SKIPPED = 77
NEEDED = {'same part tree': 0.998, 'same decoded bytes': 0.995, 'same text': 0.995}
# The web's reading of labels, which mail clients share, where Python's is stricter.
WHATWG = {'iso-8859-1': 'cp1252', 'latin1': 'cp1252', 'latin-1': 'cp1252', 'us-ascii': 'cp1252',
          'ascii': 'cp1252', 'iso-8859-9': 'cp1254', 'gb2312': 'gb18030', 'gbk': 'gb18030',
          'ks_c_5601-1987': 'cp949', 'euc-kr': 'cp949', 'shift_jis': 'cp932', 'iso-8859-11': 'cp874',
          'tis-620': 'cp874', 'big5': 'big5hkscs'}


def fnv(data):
    value = 0xcbf29ce484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001b3) & 0xffffffffffffffff
    return '%016x' % value


def normal(data):
    lines = data.replace(b'\r\n', b'\n').replace(b'\r', b'\n').split(b'\n')
    last = lines.pop()
    return b'\n'.join([line.rstrip(b' \t') for line in lines] + [last]).strip(b' \t\r\n\f')


def python_parts(path):
    with open(path, 'rb') as f:
        message = email.message_from_bytes(f.read(), policy=email.policy.compat32)
    for part in message.walk():
        is_leaf = not part.is_multipart() and part.get_content_maintype() != 'multipart'
        payload = (part.get_payload(decode=True) or b'') if is_leaf else None
        yield part, part.get_content_type(), payload


def text_of(part, payload):
    """The text as UTF-8, or None where Python alone cannot be a judge of it."""
    if str(part.get_param('format', '')).lower() == 'flowed':
        return None  # we join its lines (RFC 3676), Python leaves that to others
    label = (part.get_content_charset() or 'us-ascii').lower()
    try:
        return payload.decode(WHATWG.get(label, label)).encode()
    except (LookupError, UnicodeDecodeError):
        return None


def reason_for_bytes(part, payload):
    encoding = str(part.get('content-transfer-encoding', '')).strip().lower()
    if encoding == 'base64':
        return 'broken base64: Python gives up or guesses padding, we skip what does not belong'
    if encoding == 'quoted-printable':
        return 'Python keeps "=" and blanks that RFC 2045 6.7 tells decoders to drop'
    if encoding in ('x-uuencode', 'uuencode', 'uue', 'x-uue'):
        return 'uuencoded body: Python keeps what follows the data'
    if b'\nbegin ' in payload or payload.startswith(b'begin '):
        return 'uuencoded file inside a text'
    if part.defects:
        return 'structure defect: ' + type(part.defects[0]).__name__
    return None


def reason_for_text(part, payload):
    if b'begin ' in payload:
        return 'uuencoded file inside a text: taken out as an attachment'
    if part.get_content_type() == 'text/html' and b'charset' in payload.lower():
        return 'the HTML names its own charset, or begins with a byte order mark'
    if part.get_content_charset() in (None, 'us-ascii'):
        return 'no charset declared, or bytes above 127 under us-ascii: sniffed'
    if b'\x1b' in payload or b'\0' in payload or payload.startswith(b'\xef\xbb\xbf'):
        return 'escape sequences, NUL or a byte order mark'
    try:
        payload.decode('utf-8')
        return 'valid UTF-8 under another label'
    except UnicodeDecodeError:
        return None


def reason_for_tree(message_types, ours):
    if any(' ' in t for t in message_types):
        return 'Python keeps what follows a blank in the type: %s' % message_types
    if 'message/delivery-status' in message_types:
        return 'Python splits a delivery status into sub-parts; it is a leaf (RFC 3464)'
    if any(t.startswith('multipart/') for t in message_types) or 'message/rfc822' in message_types:
        return 'broken boundaries: %s against our %s' % (message_types, ours)
    return None


def main():
    corpus = os.environ.get('PRESEND_CORPUS')
    if not corpus:
        print('SKIPPED: PRESEND_CORPUS names no folder of drafts; nothing was compared')
        return SKIPPED
    files = sorted(os.path.join(root, name) for root, _, names in os.walk(corpus)
                   for name in names if name.endswith('.eml'))
    dumped = subprocess.run([sys.argv[1]], input='\n'.join(files), capture_output=True, text=True,
                            check=True).stdout.splitlines()
    total = dict.fromkeys(NEEDED, 0)
    same = dict.fromkeys(NEEDED, 0)
    unexplained = []

    def differs(what, path, reason):
        print('%s differs: %s: %s' % (what[5:], os.path.relpath(path, corpus), reason))
        if reason is None:
            unexplained.append(path)

    for line in dumped:
        path, *ours = line.split('\t')
        ours = [part.rsplit(':', 2) for part in ours]
        theirs = list(python_parts(path))
        types = [kind for _, kind, _ in theirs]
        total['same part tree'] += 1
        if types != [part[0] for part in ours]:
            differs('same part tree', path, reason_for_tree(types, [part[0] for part in ours]))
            continue
        same['same part tree'] += 1
        bytes_differ = text_differs = None
        for (part, _, payload), (_, ours_bytes, ours_text) in zip(theirs, ours):
            if payload is None or ours_bytes == '-':
                continue
            if fnv(normal(payload)) != ours_bytes:
                bytes_differ = bytes_differ or (reason_for_bytes(part, payload),)
                continue
            text = text_of(part, payload) if ours_text != '-' else None
            if text is not None and fnv(normal(text)) != ours_text:
                text_differs = text_differs or (reason_for_text(part, payload),)
        for what, difference in (('same decoded bytes', bytes_differ), ('same text', text_differs)):
            total[what] += 1
            same[what] += difference is None
            if difference:
                differs(what, path, difference[0])
    short = [what for what in NEEDED if same[what] < NEEDED[what] * total[what]]
    for what in NEEDED:
        print('%s: %d of %d messages (%.2f %%)' % (what, same[what], total[what],
                                                    100 * same[what] / max(1, total[what])))
    print('differences without a known reason: %d' % len(unexplained))
    return 1 if short or unexplained else 0


if __name__ == '__main__':
    sys.exit(main())
