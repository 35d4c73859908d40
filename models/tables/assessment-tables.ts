import {
  type CreationOptional,
  DataTypes,
  type InferAttributes,
  type InferCreationAttributes,
  Model,
  type ModelStatic,
  type Sequelize,
} from "sequelize";
import type { Json } from "../../core/message.ts";

/** A stored report. Fields are declared only, or they would hide Sequelize's getters. */
export class AssessmentTable extends Model<
  InferAttributes<AssessmentTable>,
  InferCreationAttributes<AssessmentTable>
> {
  declare person_id: string;
  declare id: string;
  declare check_in_id: CreationOptional<string | null>;
  declare rules_version: string;
  declare locale: string;
  declare overall_glow_score: number | null;
  declare biological_age: number | null;
  declare biological_age_low: number | null;
  declare biological_age_high: number | null;
  declare emotional_age: number | null;
  declare chronological_age: number;
  declare category_scores: Json;
  declare glowup_archetype: string;
  declare micro_habits: Json;
  declare analysis_summary: string;
  declare detailed_insights: Json;
  declare quiz_answers: Json;
  declare photo_findings: Json;
  declare scoring: Json;
  declare analysed_by: Json;
  declare created_at: Date;
}

/** A stored future-self projection; at most one for each report. */
export class ProjectionTable extends Model<
  InferAttributes<ProjectionTable>,
  InferCreationAttributes<ProjectionTable>
> {
  declare person_id: string;
  declare assessment_id: string;
  declare changes: Json;
  declare score_then: number | null;
  declare narrative: string;
  declare analysed_by: string;
  declare created_at: Date;
}

const { UUID, TEXT, SMALLINT, JSONB, DATE } = DataTypes;
const required = { allowNull: false };

/** Both tables on one connection; defined on first use. */
export function assessmentTables(sequelize: Sequelize): {
  readonly assessments: ModelStatic<AssessmentTable>;
  readonly projections: ModelStatic<ProjectionTable>;
} {
  const known = sequelize.models;
  if (known.assessments !== undefined && known.projections !== undefined) {
    return {
      assessments: known.assessments as ModelStatic<AssessmentTable>,
      projections: known.projections as ModelStatic<ProjectionTable>,
    };
  }
  const options = { sequelize, timestamps: false };
  const assessments = class extends AssessmentTable {}.init(
    {
      person_id: { type: UUID, primaryKey: true },
      id: { type: UUID, primaryKey: true },
      check_in_id: UUID,
      rules_version: { type: TEXT, ...required },
      locale: { type: TEXT, ...required },
      overall_glow_score: SMALLINT,
      biological_age: SMALLINT,
      biological_age_low: SMALLINT,
      biological_age_high: SMALLINT,
      emotional_age: SMALLINT,
      chronological_age: { type: SMALLINT, ...required },
      category_scores: { type: JSONB, ...required },
      glowup_archetype: { type: TEXT, ...required },
      micro_habits: { type: JSONB, ...required },
      analysis_summary: { type: TEXT, ...required },
      detailed_insights: { type: JSONB, ...required },
      quiz_answers: { type: JSONB, ...required },
      photo_findings: JSONB,
      scoring: { type: JSONB, ...required },
      analysed_by: { type: JSONB, ...required },
      created_at: { type: DATE, ...required },
    },
    { ...options, modelName: "assessments", tableName: "assessments" },
  );
  const projections = class extends ProjectionTable {}.init(
    {
      person_id: { type: UUID, primaryKey: true },
      assessment_id: { type: UUID, primaryKey: true },
      changes: { type: JSONB, ...required },
      score_then: SMALLINT,
      narrative: { type: TEXT, ...required },
      analysed_by: { type: TEXT, ...required },
      created_at: { type: DATE, ...required },
    },
    { ...options, modelName: "projections", tableName: "projections" },
  );
  return { assessments, projections };
}
