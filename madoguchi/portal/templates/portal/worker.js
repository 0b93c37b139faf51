{% load static %}importScripts("{% static 'portal/worker_tasks.js' %}");

watch({ version: "{{ version|escapejs }}", kept: [{% for url in kept %}"{{ url|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}], offline: "{{ kept.0|escapejs }}", icon: "{{ icon|escapejs }}", badge: "{{ badge|escapejs }}" });
