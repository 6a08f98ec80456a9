// axe.mjs BROWSER PAGE PROFILE: says what axe finds, and whether the page is wider than the window.
import { readFileSync } from 'fs';
import { createRequire } from 'module';

const require = createRequire(process.cwd() + '/');
const puppeteer = require('puppeteer-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const [, , executablePath, path, userDataDir] = process.argv;
const browser = await puppeteer.launch({
	executablePath,
	userDataDir,
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
		'--disable-component-update', '--disable-sync'],
});
let faults = 0;

for (const scheme of ['light', 'dark'])
	for (const width of [1280, 360]) {
		const page = await browser.newPage();

		await page.setBypassCSP(true); // axe itself is a script
		await page.setViewport({ width, height: 900 });
		await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
		await page.goto('file://' + path);
		await page.evaluate(axe);
		const result = await page.evaluate(() => axe.run());
		for (const violation of result.violations) {
			faults++;
			console.log(`${scheme} ${width}: ${violation.id}: ${violation.help}: ${violation.nodes[0].html.slice(0, 200)}`);
		}
		if (await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)) {
			faults++;
			console.log(`${scheme} ${width}: the page is wider than the window`);
		}
		if (result.passes.length < 20) {
			faults++;
			console.log(`${scheme} ${width}: only ${result.passes.length} rules had something to look at`);
		}
		await page.close();
	}
await browser.close();
process.exit(faults ? 1 : 0);
