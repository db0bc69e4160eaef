// Takes drawings out of lucide into src/ui/icons, one small module per icon, so that a page carries only those it
// shows and no script of lucide's own. Usage: node scripts/draw-icons.mjs truck circle-alert=circle-exclamation-point
// (ours=theirs where the names differ). Afterwards export the new names from src/ui/index.ts.
import { readdirSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/ui/icons/', import.meta.url);
const componentName = (icon) => `${icon.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase())}Icon`;

for (const argument of process.argv.slice(2)) {
  const [ours, theirs = ours] = argument.split('=');
  const { __iconData: data } = await import(`lucide-react/icons/${theirs}`);
  const shapes = data.node.map(([tag, { key, ...attributes }]) => [tag, attributes]);
  writeFileSync(
    new URL(`${ours}.ts`, folder),
    `import { createIcon } from '../create-icon';\n\nexport const ${componentName(ours)} = createIcon(${JSON.stringify(shapes)});\n`,
  );
}

const icons = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  .map((file) => file.slice(0, -3));
writeFileSync(
  new URL('index.ts', folder),
  `export type { IconComponent, IconProps } from '../create-icon';\n${icons.map((icon) => `export { ${componentName(icon)} } from './${icon}';\n`).join('')}`,
);
