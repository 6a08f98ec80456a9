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
  "rest: Three things could go wrong:\nNothing else worries us at the moment.\n" },
{ "section.risks",
  "# Risks\n\nGranite threatened cancellation until May:\n- Scale 5*3 and **Housing pools** grow; **Ann Lee\n",
  "risk=Scale 5*3 and **Housing pools** grow|owner=Ann Lee|\n"
  "rest: Granite threatened cancellation until May:\n" },
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
{ "sales.deals_summary",
  "- Won: Northgate Hospitals, $96k new; they wanted one supplier for three sites (Priya Raman)\n"
  "- Lost: Harbour Lifts, 40k, to a cheaper tool. Owner: Jonas Lindqvist\n",
  "deal=Northgate Hospitals|outcome=won|value=$96k|kind=new|reason=they wanted one supplier for three sites|owner=Priya Raman|\n"
  "deal=Harbour Lifts|outcome=lost|value=40k|reason=to a cheaper tool|owner=Jonas Lindqvist|\n" },
{ "hr.key_openings",
  "- VP Sales; Sales; executive; Priya Raman; open for 95 days; start March 2027. Ask: introductions to two candidates\n",
  "role=VP Sales|function=Sales|seniority=executive|owner=Priya Raman|days_open=95 days|start_month=March 2027|"
  "ask=introductions to two candidates|\n" },
{ "fundraising.key_milestones",
  "- Data room complete, by 12 January 2027, Elin Sandberg\n",
  "milestone=Data room complete|first_date=12 January 2027|owner=Elin Sandberg|\n" },
{ "section.actions",
  "- Spend $50k by 5 December on tests; Anna Bell\n",
  "action=Spend $50k by 5 December on tests|owner=Anna Bell|due=5 December|\n" },
{ "hr.hiring_plan",
  "- Two backend engineers; Engineering; planned; Mara Oduya, from 2027-02: the roadmap needs them\n",
  "role=Two backend engineers|function=Engineering|status=planned|start_month=2027-02|owner=Mara Oduya|reason=the roadmap needs them|\n" },
{ "hr.hiring_plan",
  "- 2 SDRs in Sales from March 2027, Priya Raman, open; replaces the agency\n"
  "- Accountant; Finance; 1 place; planned\n",
  "role=2 SDRs in Sales from March 2027|function=Sales|places=2|status=open|start_month=March 2027|owner=Priya Raman|reason=replaces the agency|\n"
  "role=Accountant|function=Finance|places=1|status=planned|\n" },
{ "hr.hiring_plan",
  "- 2 account executives in Customer Success, from January, Lina owns the search; offer out for one\n"
  "- Delivery lead (Delivery), start 1 December, signed, Jonas Holm\n"
  "- Controller, finance, Q1 2027, on hold until the audit, Marta\n",
  "role=2 account executives in Customer Success|function=Customer Success|places=2|start_month=January|owner=Lina|"
  "reason=Lina owns the search; offer out for one|\n"
  "role=Delivery lead|function=Delivery|status=signed|start_month=1 December|owner=Jonas Holm|\n"
  "role=Controller|function=finance|start_month=Q1 2027|owner=Marta|reason=on hold until the audit|\n" },
{ "section.risks",
  "- Hosting. Mitigation: frame contract offered; high impact\n"
  "- Flood: pumps; probability low, impact severe\n",
  "risk=Hosting|mitigation=frame contract offered|impact=high|\n"
  "risk=Flood|mitigation=pumps; impact severe|likelihood=low|\n" },
{ "section.asks",
  "- Intro to the head of a port, Priya Raman, by end of January\n"
  "- Who of you knows a CFO?\n",
  "ask=Intro to the head of a port|type=introduction|owner=Priya Raman|needed_by=by end of January|\n"
  "ask=Who of you knows a CFO?|\n" },
{ "section.actions",
  "- Start the programme, Ann Lee\n",
  "action=Start the programme|owner=Ann Lee|\n" },
{ "section.asks",
  "Approve plan A? 120k Full wording in the appendix:\n",
  "ask=Approve plan A?|\nrest: 120k Full wording in the appendix:\n" },
{ "section.actions",
  "Call the bank. Elin Sandberg has the papers for this:\n",
  "action=Call the bank|\nrest: Elin Sandberg has the papers for this:\n" },
{ "section.risks",
  "Two things could go wrong. The dam breaks. More on this: The tide comes in.\n",
  "risk=The dam breaks|\nrisk=More on this|mitigation=The tide comes in|\nrest: Two things could go wrong.\n" },
