/** What may not be written about IndexedDB: every way that a lint rule can see to write less than strictly. */

const reason = 'relaxed loses everything recent in a power cut (README, habits).';
const strict = "Property[key.name='durability'][value.value='strict']";

export const strictDurability = [
  {
    selector:
      "NewExpression[callee.name='Dexie']:not(:has(Property[key.name='chromeTransactionDurability'][value.value='strict']))",
    message: `Dexie must be told chromeTransactionDurability: 'strict': ${reason}`,
  },
  {
    selector: ":matches(ClassDeclaration, ClassExpression)[superClass.name='Dexie']",
    message: `No class over Dexie: declareTables is the one place that says 'strict': ${reason}`,
  },
  {
    selector: "Property[key.name='chromeTransactionDurability']:not([value.value='strict'])",
    message: `chromeTransactionDurability is 'strict', as a literal: ${reason}`,
  },
  {
    selector: "Property[key.name='durability']:not([value.value='strict'])",
    message: `durability is 'strict', as a literal: ${reason}`,
  },
  {
    selector: `CallExpression[callee.property.name='transaction'][arguments.1.value=/^readwrite/]:not(:has(${strict}))`,
    message: `A raw transaction that writes says { durability: 'strict' }: ${reason}`,
  },
  {
    selector:
      "CallExpression[callee.property.name='open']:matches([callee.object.name='indexedDB'], [callee.object.property.name='indexedDB'])",
    message: `Databases are opened by declareTables alone, which says 'strict': ${reason}`,
  },
];
