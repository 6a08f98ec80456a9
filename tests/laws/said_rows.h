/* SPDX-License-Identifier: MIT */
/* Lists as people write them, and the rows that law_text_rows expects of them: item, text, rows. */
{ "section.risks",
  "- Housing associations pool their buying and renew as one. Frame contract offered to the two largest pools by 30 November. Priya "
  "Raman; medium; high\n"
  "- Dollar costs of hosting rise with the new region (likelihood medium, low impact)\n",
  "risk=Housing associations pool their buying and renew as one|owner=Priya Raman|mitigation=Frame contract offered to the two largest "
  "pools by 30 November|likelihood=medium|impact=high|\n"
  "risk=Dollar costs of hosting rise with the new region|likelihood=medium|impact=low|\n" },
{ "section.risks",
  "Three things could go wrong:\n\n"
  "1. **Key customer.** Owner: Mara Oduya. Mitigation: two-year contract offered.\n"
  "   They answer in May. Impact: high\n"
  "2. Server room floods; Tomás Rey moves the backup.\n\n"
  "Nothing else worries us at the moment.\n",
  "risk=Key customer|owner=Mara Oduya|mitigation=two-year contract offered. They answer in May|impact=high|\n"
  "risk=Server room floods|owner=Tomás Rey|mitigation=Tomás Rey moves the backup|\n"
  "rest: Nothing else worries us at the moment.\n" },
{ "section.actions",
  "- [x] Bring a hiring plan for customer success, Jonas Lindqvist, due 30 October 2026\n"
  "- Call every customer above $50k that renews before March – Jonas Lindqvist, by 5 December, open\n",
  "action=Bring a hiring plan for customer success|owner=Jonas Lindqvist|due=30 October 2026|status=done|\n"
  "action=Call every customer above $50k that renews before March|owner=Jonas Lindqvist|due=5 December|status=open|\n" },
{ "section.asks",
  "- Decision: approve the hiring of two customer success managers (Jonas Lindqvist, 11 November 2026)\n"
  "- Introduction to the operations director of a housing association. We tried twice. Priya Raman\n",
  "ask=approve the hiring of two customer success managers|type=decision|owner=Jonas Lindqvist|needed_by=11 November 2026|\n"
  "ask=Introduction to the operations director of a housing association. We tried twice|type=introduction|owner=Priya Raman|\n" },
{ "customers.expansion_pipeline",
  "- Castlemaine Facilities: Compliance Log for Queensland; cross_sell; $52k; 70 %; closes in December 2026; purchase order with the "
  "treasurer; Jonas Lindqvist; open\n",
  "account=Castlemaine Facilities|opportunity=Compliance Log for Queensland|type=cross_sell|amount=$52k|probability=70 %|"
  "expected=December 2026|gate=purchase order with the treasurer|owner=Jonas Lindqvist|status=open|\n" },
{ "hr.hiring_plan",
  "| Role | Function | Places | Status | Start month | Owner |\n|---|---|---|---|---|---|\n"
  "| Backend engineer | Engineering | 2 | open | 2027-01 | Mara Oduya |\n",
  "role=Backend engineer|function=Engineering|places=2|status=open|start_month=2027-01|owner=Mara Oduya|\n" },
{ "finance.burn_rate_scenarios",
  "- Conservative: gross burn a month 520k, net burn a month 210k, runway 14 months. Trigger: no enterprise deal by March. Decision: freeze "
  "hiring.\n",
  "scenario=conservative|gross_burn=520k|net_burn=210k|runway=14 months|trigger=no enterprise deal by March|decision=freeze hiring.|\n" },
