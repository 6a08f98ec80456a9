/* SPDX-License-Identifier: MIT */
/*
 * What a key costs without a terminal: typing in a narrative, moving down the outline, and the check of the whole pack.
 * Prints microseconds; nothing fails here, times wander.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <locale.h>

#include "scene.h"
#include "timing.h"

enum { KEYS = 500, PARTS = 3 };

static const char sentence[] =
	"Castlemaine Facilities: $52k ARR, closes in December 2026, waiting for the purchase order. ";

static void print_row(const char *name, double *samples)
{
	timing_sort(samples, KEYS);
	printf("  %-22s median %8.1f   p99 %8.1f   max %8.1f us\n", name, samples[KEYS / 2], samples[KEYS * 99 / 100],
	       samples[KEYS - 1]);
}

/* One key as the loop takes it: the answer first, then what may come behind it. */
static void measure(struct scene *scene, const char *what, struct key (*next)(int i))
{
	static double samples[PARTS][KEYS];
	static const char *const names[] = { "handle", "picture", "look and picture" };

	for (int i = 0; i < KEYS; i++) {
		struct event event = { .kind = EVENT_KEY, .key = next(i) };
		double t[PARTS + 1];

		t[0] = timing_us();
		app_handle(scene->app, &event);
		t[1] = timing_us();
		app_draw(scene->app, &scene->frame);
		t[2] = timing_us();
		app_idle(scene->app);
		app_draw(scene->app, &scene->frame);
		t[3] = timing_us();
		for (int part = 0; part < PARTS; part++)
			samples[part][i] = t[part + 1] - t[part];
	}
	printf("%s\n", what);
	for (int part = 0; part < PARTS; part++)
		print_row(names[part], samples[part]);
}

static struct key typed(int i)
{
	return key_char((unsigned char)sentence[(size_t)i % (sizeof(sentence) - 1)]);
}

static struct key down(int i)
{
	return key_special(i / 40 % 2 ? KEY_SPECIAL_UP : KEY_SPECIAL_DOWN, 0);
}

static void bench(void **state)
{
	struct scene scene;
	double start = timing_us();

	(void)state;
	scene_set_up(&scene, 100, 30);
	printf("open the example company  %.1f us\n", timing_us() - start);
	start = timing_us();
	app_settle(scene.app);
	printf("check the whole pack      %.1f us\n", timing_us() - start);
	measure(&scene, "moving in the outline", down);
	scene_press(&scene, key_special(KEY_SPECIAL_HOME, 0));
	scene_press(&scene, key_special(KEY_SPECIAL_DOWN, 0));
	scene_press(&scene, key_special(KEY_SPECIAL_ENTER, 0));
	for (int i = 0; i < 20; i++)
		scene_type(&scene, str_of(sentence));
	measure(&scene, "typing in 2,000 characters", typed);
	scene_tear_down(&scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(bench) };

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
