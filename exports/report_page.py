"""The page that `report` writes: a template for Jinja that escapes every name. It has no script and asks no host."""

from __future__ import annotations

PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; \
base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ heading }}</title>
<style>
body { margin: 1rem auto; max-width: 70rem; padding: 0 1rem; font: .9rem/1.45 system-ui, sans-serif; color: #16202b; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { margin-top: 2rem; font-size: 1.1rem; border-bottom: 2px solid #16202b; break-after: avoid; }
svg { display: block; width: 100%; height: auto; max-height: 60rem; border: 1px solid #d9e0e8; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #d9e0e8; text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
thead { display: table-header-group; }
tr, figure { break-inside: avoid; }
.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.note { white-space: pre-line; }
.assumed { border-inline-start: 3px dotted #16202b; padding-inline-start: .8rem; }
.found { border-inline-start: 3px dashed #16202b; padding-inline-start: .8rem; }
figure { display: inline-block; margin: 0 1rem 1rem 0; }
figure img { max-width: 16rem; max-height: 16rem; }
@page { margin: 15mm; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 9pt; } }
</style>
</head>
<body>
<h1 dir="auto">{{ heading }}</h1>
<dl>
{% for name, sentence in about %}
<dt>{{ name }}</dt><dd dir="auto">{{ sentence }}</dd>
{% endfor %}
</dl>
<h2>Picture</h2>
{{ picture|safe }}
{% if notes %}
<h2>Notes</h2>
<p class="note" dir="auto">{{ notes }}</p>
{% endif %}
<h2>Assumptions that no source gives</h2>
{% if assumptions %}
<table class="assumed">
<thead><tr><th>What</th><th>By</th><th>Why</th><th>When</th></tr></thead>
{% for row in assumptions %}
<tr>{% for cell in row %}<td dir="auto">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</table>
{% else %}
<p>None.</p>
{% endif %}
{% if findings %}
<h2>Findings, which are no facts</h2>
<table class="found">
<thead><tr><th>What</th><th>Finding</th><th>Against it</th><th>Question</th><th>By</th><th>When</th></tr></thead>
{% for row in findings %}
<tr>{% for cell in row %}<td class="note" dir="auto">{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</table>
{% endif %}
<h2>Elements</h2>
<table>
<thead><tr><th>Name</th><th>Type</th><th>Facts shown</th><th>Not drawn</th><th>Certainty</th><th>Id</th></tr></thead>
{% for node, noun in elements %}
<tr><td dir="auto">{{ node.caption }}</td><td>{{ noun }}</td><td>{{ node.facts }}</td><td>{{ node.more }}</td>\
<td>{{ node.certainty }}</td><td dir="auto">{{ node.id }}</td></tr>
{% endfor %}
</table>
{% if values %}
<h2>What is known of them</h2>
<table>
<thead><tr><th>Element</th><th>What</th><th>Value</th><th>Source</th><th>Grade</th><th>Record</th><th>Standing</th></tr>\
</thead>
{% for name, said in values %}
<tr><td dir="auto">{{ name }}</td><td>{{ said.attribute }}</td><td dir="auto">{{ said.value }}</td>\
<td dir="auto">{{ said.source }}</td><td>{{ said.grade }}</td><td dir="auto">{{ said.record }}</td>\
<td class="note" dir="auto">{{ said.standing }}</td></tr>
{% endfor %}
</table>
{% if values_left %}
<p>{{ values_left }} more are not told here.</p>
{% endif %}
{% endif %}
{% if remarks %}
<h2>Remarks</h2>
<table>
<thead><tr><th>About</th><th>Flag</th><th>Note</th></tr></thead>
{% for name, said in remarks %}
<tr><td dir="auto">{{ name }}</td><td>{{ said.flag or "" }}</td><td class="note" dir="auto">{{ said.note }}</td></tr>
{% endfor %}
</table>
{% endif %}
{% for name, picture in pictures %}
<figure><img src="{{ picture }}" alt="{{ name }}"><figcaption dir="auto">{{ name }}</figcaption></figure>
{% endfor %}
<h2>Facts</h2>
{% if facts %}
<table>
<thead><tr><th>Fact</th><th>Source</th><th>Grade</th><th>Record</th></tr></thead>
{% for fact in facts %}
<tr><td dir="auto">{{ fact.sentence }}</td><td dir="auto">{{ fact.source }}</td><td>{{ fact.grade }}</td>\
<td dir="auto">{{ fact.record }}</td></tr>
{% endfor %}
</table>
{% endif %}
<p>Told here: {{ told }}{% if facts_left %}; behind the lines stand {{ facts_left }} more{% endif %}.</p>
<h2>Chronology</h2>
{% if chronology %}
<table>
<thead><tr><th>From</th><th>To</th><th>What</th></tr></thead>
{% for since, until, sentence in chronology %}
<tr><td class="time">{{ since }}</td><td class="time">{{ until }}</td><td dir="auto">{{ sentence }}</td></tr>
{% endfor %}
</table>
{% else %}
<p>None of the facts told here is dated.</p>
{% endif %}
</body>
</html>
"""
