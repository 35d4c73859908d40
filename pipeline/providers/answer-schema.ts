import { z } from "zod";

/** A JSON Schema node, as far as it is read here. */
interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly [keyword: string]: unknown;
}

function schemaOf(answer: z.ZodType): SchemaNode {
  return z.toJSONSchema(answer, { target: "draft-7", io: "input" }) as SchemaNode;
}

/** Copies the keywords a provider knows and goes down into properties and items. */
function keep(node: SchemaNode, keywords: readonly string[], objects: (names: string[]) => object): object {
  const { properties, items } = node;
  return {
    ...Object.fromEntries(Object.entries(node).filter(([keyword]) => keywords.includes(keyword))),
    ...(items === undefined ? {} : { items: keep(items, keywords, objects) }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, child]) => [name, keep(child, keywords, objects)]),
          ),
          ...objects(Object.keys(properties)),
        }),
  };
}

/**
 * The JSON Schema subset of OpenAI's strict structured outputs: every property required, none besides,
 * no lengths of texts. What is left out here is still checked when the answer comes.
 */
export function openAiSchema(answer: z.ZodType): Record<string, unknown> {
  const keywords = ["type", "enum", "const", "description", "minItems", "maxItems", "minimum", "maximum"];
  return {
    ...keep(schemaOf(answer), keywords, (names) => ({ required: names, additionalProperties: false })),
  };
}

/** The OpenAPI subset of Gemini's `responseSchema`: a single type each, and the order of properties spelled out. */
export function geminiSchema(answer: z.ZodType): Record<string, unknown> {
  const keywords = ["type", "enum", "description", "minItems", "maxItems", "minimum", "maximum"];
  return { ...keep(schemaOf(answer), keywords, (names) => ({ required: names, propertyOrdering: names })) };
}
