/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

static void test_points(void **state)
{
	(void)state;
	assert_text("company.key_risks", "Hiring is difficult.", "risk_no_owner risk_no_mitigation");
	assert_text("company.key_risks", "- Fire. Owner: the team. Mitigation: drill in May.", "risk_no_owner");
	assert_text("company.key_risks", "- Fire. Owner: Ilse Marten. We monitor it.", "risk_no_mitigation");
	/* Who acts owns, and acting is a plan, whatever is done and whoever no list knows. */
	assert_text("company.key_risks", "One plant makes all sensors. Hiroshi qualifies a second one in Penang.", "");
	assert_text("company.key_risks", "One plant makes all sensors. Hiroshi owns this.", "risk_no_mitigation");
	assert_text("company.key_risks", "One plant makes all sensors. Wexler owns this.", "risk_no_mitigation");
	assert_text("company.key_risks", "One plant makes all sensors. A second one is being built.", "risk_no_owner");
	assert_text("company.key_risks", "Interest floats. It sits with the CFO, who can live with it.", "");
	assert_text("company.key_risks",
		    "First, a strike may come: we stock up. Second, hail may fall: Dr. Seidl insures us.",
		    "risk_no_owner");
	assert_text("company.key_risks",
		    "- Cyber attack: our CTO Anna Berg rolled out MFA in May.\n- Churn: we lost two.",
		    "risk_no_owner risk_no_mitigation");
	/* What a firm or a customer does is no plan of ours; what is to come has its day. */
	assert_text("company.key_risks", "A price war. Sapling has halved its prices.",
		    "risk_no_owner risk_no_mitigation");
	assert_text("company.key_risks", "A price war. Two customers have asked for the same.",
		    "risk_no_owner risk_no_mitigation");
	assert_text("company.key_risks", "One maker of chips. Samples of a second one arrive in August.",
		    "risk_no_owner");
	assert_text("company.key_risks", "Concentration: Northgate is large and renews in October.",
		    "risk_no_owner risk_no_mitigation");
	/* A possible plan is none, nor is one that is watched. */
	assert_text("company.key_risks", "A patent claim may need a plan.", "risk_no_owner risk_no_mitigation");
	assert_text("company.key_risks", "Fire. Owner: Ilse Marten. We keep an eye on the drill plan.",
		    "stale_hedging risk_no_mitigation");
	/* What is told, mailed, asked for or does itself is no deed, and a thing owns nothing. */
	assert_text("company.key_risks", "Euro: we bill in it. Ms Haas owns this and sends me the rate each Friday.",
		    "risk_no_mitigation");
	assert_text("company.key_risks", "Ransomware. Offline backups now run nightly, a drill starts on 19 August.",
		    "risk_no_owner");
	assert_text("company.key_risks",
		    "One hall. Owner: Ilse Marten. It would help us if the board said what it can live with. We need "
		    "it by 3 May.",
		    "risk_no_mitigation");
	assert_text("company.key_risks", "The euro moves against us. Whether we hedge is the CFO's call.", "");
	assert_text("company.key_risks", "The euro moves against us. Whether we hedge is our call.", "risk_no_owner");
	assert_text("company.key_risks", "Denmark. Line Kjær has it on her desk and filed the form on 12 June.", "");
	assert_text("company.key_risks", "Ein Kunde ist gross. Unser Finanzvorstand nimmt das in Kauf.", "");
	/* A few words and who has it open another risk, and so does a turn to the worse. */
	assert_text("company.key_risks",
		    "Theft in transit. Ruud; seals since March. No drivers. Anna, who reckons it will be hard.",
		    "risk_no_mitigation");
	assert_text("company.key_risks",
		    "Good news: the exit from Leeds (Anna) was finished. Less good, Amazon is piloting our tool.",
		    "risk_no_owner risk_no_mitigation");
	/* Nothing, and what is over, is no risk. */
	assert_text("company.key_risks", "Nothing new on the list. The customs matter is closed, we paid on 5 May.",
		    "");
	assert_text("company.key_risks", "We see no significant risk at present.", "");
	assert_text("company.key_risks", "The lease dispute was settled on 3 June.", "");
	assert_text("company.key_risks", "The port is closed until October.", "risk_no_owner risk_no_mitigation");
	assert_text("company.key_risks", "Our new hall is over budget.", "risk_no_owner risk_no_mitigation");
	/* A sentence that raises no risk is none. */
	assert_text("company.key_risks", "Fraud could cost $300k. Status: open. Our COO caps top-ups at $200.", "");
	assert_text("board.asks", "- Approve the lease by 3 May\n- Introductions to CIOs\n", "ask_no_date");
	assert_text("board.asks", "Approve the lease by 3 May. The terms are as in the paper.", "");
	assert_text("board.asks", "Nothing from our side.", "");
	assert_text("board.asks", "No asks this quarter.", "");
}

/* A bracket that closes without one that opens, right behind the first two words. */
static void test_stray_bracket(void **state)
{
	(void)state;
	assert_text("company.key_risks", "Main server) may fail.", "risk_no_owner risk_no_mitigation");
}

/* A few words and a colon name the next one, in running prose, too. */
static void test_titles(void **state)
{
	(void)state;
	assert_text("company.key_risks",
		    "Zloty: a third of our costs. Anna Berg has fixed the rate. Customs: new forms. Anna Berg owns it.",
		    "risk_no_mitigation");
	assert_text("company.key_risks", "Zloty: a third of our costs. Status: Anna Berg has fixed the rate.", "");
	assert_text("company.key_risks", "Zloty: a third of our costs. Our answer: Anna Berg has fixed the rate.", "");
	assert_text("company.key_risks", "Fire. We drill. Owner: Anna Berg.", "");
	assert_text("company.key_risks", "Fire: Anna Berg drills us. 40 % of pumps come from one plant.",
		    "risk_no_owner risk_no_mitigation");
	assert_text("company.key_risks", "No new lease was signed in Cork, and the landlord wants the hall back.",
		    "risk_no_owner risk_no_mitigation");
}

/* What is said, read and looked at answers nothing; a visit and what is settled do. */
static void test_deeds(void **state)
{
	(void)state;
	assert_text("company.key_risks", "Fire. Anna Berg looks at the readings each Friday.", "risk_no_mitigation");
	assert_text("company.key_risks", "Fire. Owner: Anna Berg. This is looked at every quarter.",
		    "risk_no_mitigation");
	assert_text("company.key_risks", "Fire. Wexler has an eye on it.", "risk_no_mitigation");
	assert_text("company.key_risks", "The lease ends. Ottoline has been to see the landlord.", "");
	assert_text("company.key_risks", "The lease ends. Counsel (Dr. Wiek) is handling it.", "");
	assert_text("company.key_risks", "One boiler. A second is there, deposit paid.", "risk_no_owner");
	assert_text("company.key_risks", "One boiler. A second is there - deposit paid.", "risk_no_owner");
	assert_text("company.key_risks", "One boiler. A second is there; deposit paid.", "risk_no_owner");
	assert_text("company.key_risks", "One boiler. It leaks, not fixed.", "risk_no_owner risk_no_mitigation");
	assert_text("company.key_risks", "The lease ends. Ottoline wrote to the landlord.", "");
	assert_text("company.key_risks", "The lease ends. Wexler tests a second hall.", "");
	assert_text("company.key_risks", "The lease ends. Wexler tested a second hall.", "");
	assert_text("company.key_risks", "The lease ends. Ottoline has been to court.",
		    "risk_no_owner risk_no_mitigation");
	/* Who has it, does nothing: stock wording stays what it is. */
	assert_text("company.key_risks", "Fire. Owner: Anna Berg. This remains a focus.",
		    "stale_hedging risk_no_mitigation");
	assert_text("company.key_risks", "Fire. This remains a focus: Anna Berg builds a second wall.", "");
}

/* A risk in passing, where nobody asked for one. */
static void test_in_passing(void **state)
{
	static const char *const threats[] = {
		"The same clause sits in four contracts, so others could follow suit.",
		"If it happens again, we may lose the listing.",
		"There is a risk that the third one goes as well.",
		"They might well drop us altogether.",
		"Toller Group could well be next.",
		"We may lose the listing.",
		"We risk losing the listing.",
		"They might well drop us.\n\nAnna Berg has redrafted it.",
	};
	static const char *const harmless[] = {
		"It could not be avoided.",
		"We could have lost Belmont.",
		"We could leave it at that.",
		"The old crane could drop only five tonnes.",
		"Users may leave a note under each lesson.",
		"They could go back to paper in the same year.",
		"A customer wrote \"we may lose it\".",
		"Our halls in May cost twice as much.",
		"Our risk register is long.",
		"They drop us too.",
		"They could not drop us.",
		"They may stay and take our pumps.",
		"Could Henrik call them by 3 May, as they might drop us?",
		"The same clause sits in four contracts, so others could follow suit; Anna Berg has redrafted it.",
	};

	(void)state;
	assert_texts("section.lowlights", threats, COUNT_OF(threats), "risk_no_owner risk_no_mitigation");
	assert_texts("section.lowlights", harmless, COUNT_OF(harmless), "");
	/* Where the board is asked, nobody looks for one. */
	assert_text("board.asks", "Please approve the lease by 3 May. We may lose the listing.", "");
	/* Beside a number, too. */
	assert_near("ARR is $4.4m. We may lose the listing.", "risk_no_owner risk_no_mitigation");
	assert_near("ARR was $4.4m. Risk: Alder Water could go out to tender in October. Owner: Lucy Tran.",
		    "risk_no_mitigation");
	assert_near("ARR was $4.4m. There is a danger that Alder Water leaves. We offer it a price lock by 1 May.",
		    "risk_no_owner");
	assert_near("ARR was $4.4m. Es besteht die Gefahr, dass das Amt den Zuschuss streicht.",
		    "risk_no_owner risk_no_mitigation");
	assert_near("ARR was $4.4m. The sole maker of our lens might be sold.", "risk_no_owner risk_no_mitigation");
	assert_near("ARR was $4.4m. The risk register is up to date.", "");
}

static void assert_plan(const char *sentence, bool is_plan)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "One plant makes all vials. Owner: Dagmar Lind. %s", sentence);
	assert_text("company.key_risks", text.p, is_plan ? "" : "risk_no_mitigation");
	buf_release(&text);
}

/* Talk in place of a plan; what protects us by itself, and a department without a name, are one. */
static void test_talk(void **state)
{
	(void)state;
	assert_plan("She evaluates the position.", false);
	assert_plan("She receives their accounts every month.", false);
	assert_plan("The committee was informed on 4 September.", false);
	assert_plan("We will react if it becomes necessary.", false);
	assert_plan("Response: regular status calls.", false);
	assert_plan("Response: stock raised to 12 weeks.", true);
	assert_plan("A bank guarantee covers the prepayments.", true);
	assert_plan("A bank guarantee covers only the freight.", false);
	assert_plan("A clause lets us take over the moulds.", true);
	assert_plan("Purchasing splits the volume between two plants.", true);
	assert_plan("We now buy from Schott.", true);
	assert_plan("We have provided £200k for it.", true);
	assert_plan("She has spare moulds shipped by May.", true);
	assert_text("company.key_risks",
		    "| Risk | Who | What we do |\n|---|---|---|\n| Theft | Ilse Marten | Situation reviewed weekly |",
		    "risk_no_mitigation");
	assert_text("company.key_risks", "| Risk | Lead | Step |\n|---|---|---|\n| Theft | Ilse Marten | Masts guyed |",
		    "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_points), cmocka_unit_test(test_stray_bracket), cmocka_unit_test(test_titles),
		cmocka_unit_test(test_deeds),  cmocka_unit_test(test_in_passing),    cmocka_unit_test(test_talk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
