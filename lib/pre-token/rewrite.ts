import type { SyntaxNode } from '@lezer/common';
import { parseHandler } from './handler-text';

type Edit = { from: number; to: number; text: string };

/**
 * The handler written anew for version 2, with an object in the place of the string that `JSON.stringify` made of it
 * for `claim`; `null` where the text does not show plainly what to change. Everything else stays to the letter.
 */
export function writeObject(code: string, claim: string): string | null {
  const nodes = nodesOf(code);
  const call = stringifyOf(nodes, claim, code);
  const shape = call && toVersion2(nodes, code);
  if (!call || !shape) return null;
  return apply(code, [
    { from: call.node.from, to: call.argument.from, text: '' },
    { from: call.argument.to, to: call.node.to, text: '' },
    ...shape,
  ]);
}

function nodesOf(code: string): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  parseHandler(code).iterate({ enter: ({ node }) => void nodes.push(node) });
  return nodes;
}

type Call = { node: SyntaxNode; argument: SyntaxNode };

/** The `JSON.stringify(…)` that is the claim's value; or the only one there is, since it may stand in a variable. */
function stringifyOf(nodes: SyntaxNode[], claim: string, code: string): Call | null {
  const calls = nodes.flatMap((node): Call[] => {
    if (node.name !== 'CallExpression' || !node.firstChild) return [];
    const argument = onlyArgument(node);
    return text(code, node.firstChild) === 'JSON.stringify' && argument ? [{ node, argument }] : [];
  });
  const own = calls.filter(({ node }) => {
    const key = node.parent?.name === 'Property' ? node.parent.firstChild : null;
    return key !== null && nameOf(code, key) === claim;
  });
  const [first, ...rest] = own.length > 0 ? own : calls;
  return first && rest.length === 0 ? first : null;
}

function onlyArgument(call: SyntaxNode): SyntaxNode | null {
  const list = call.getChild('ArgList');
  const expressions = list ? childrenOf(list).filter(({ name }) => !/^[(),]$|Comment$/.test(name)) : [];
  return expressions.length === 1 ? (expressions[0] ?? null) : null;
}

/** Nothing to change where the response is version 2's already; `null` where it is built up in another way. */
function toVersion2(nodes: SyntaxNode[], code: string): Edit[] | null {
  const named = (name: string) =>
    nodes.filter(
      (node) => /^(PropertyDefinition|PropertyName|String)$/.test(node.name) && nameOf(code, node) === name,
    );
  const [name, ...others] = named('claimsOverrideDetails');
  if (!name) return named('claimsAndScopeOverrideDetails').length > 0 ? [] : null;
  const details = others.length === 0 ? assignedTo(name) : null;
  if (details?.name !== 'ObjectExpression') return null;
  const members = childrenOf(details).filter((node) => node.name === 'Property');
  const groups = members.find(
    (node) => node.firstChild && nameOf(code, node.firstChild) === 'groupOverrideDetails',
  );
  if (childrenOf(details).some((node) => node.name === 'Spread')) return null;
  const moved = groups ? `, ${text(code, groups)}` : '';
  return [
    {
      from: name.from,
      to: name.to,
      text: text(code, name).replace('claimsOverrideDetails', 'claimsAndScopeOverrideDetails'),
    },
    { from: details.from, to: details.from, text: '{ idTokenGeneration: ' },
    ...(groups ? [{ from: withSpace(code, groups.from), to: afterComma(groups), text: '' }] : []),
    { from: details.to, to: details.to, text: `${moved} }` },
  ];
}

/** `{ name: value }`, or `….name = value`. */
function assignedTo(name: SyntaxNode): SyntaxNode | null {
  const parent = name.parent;
  if (parent?.name === 'Property') return parent.lastChild;
  const assignment = parent?.name === 'MemberExpression' ? parent.parent : null;
  return assignment?.name === 'AssignmentExpression' ? assignment.lastChild : null;
}

/** Where the white space before a member begins. */
const withSpace = (code: string, from: number) => code.slice(0, from).trimEnd().length;

const afterComma = (node: SyntaxNode) => (node.nextSibling?.name === ',' ? node.nextSibling.to : node.to);

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

const text = (code: string, { from, to }: SyntaxNode) => code.slice(from, to);

/** What a member or a string names, without its quotes. */
const nameOf = (code: string, node: SyntaxNode) =>
  node.name === 'String' ? text(code, node).slice(1, -1) : text(code, node);

function apply(code: string, edits: Edit[]): string {
  // From the end, so that what stands before keeps its place. Sorting is stable: of two at one place the later first.
  return [...edits]
    .sort((one, other) => other.from - one.from)
    .reduce((written, { from, to, text }) => written.slice(0, from) + text + written.slice(to), code);
}
