import { z } from "zod";
import type { Snapshot } from "../../core/snapshot.ts";
import meaningsSql from "./meanings.sql?raw";

/** In which code list of the standard the codes of an attribute stand, by part and name. */
const lists: Readonly<Record<string, string>> = {
  "activity.reporting_org_type": "OrganisationType",
  "activity.activity_status": "ActivityStatus",
  "activity.activity_scope": "ActivityScope",
  "activity.collaboration_type": "CollaborationType",
  "activity.default_flow_type": "FlowType",
  "activity.default_finance_type": "FinanceType",
  "activity.default_tied_status": "TiedStatus",
  "activity.budget_not_provided": "BudgetNotProvided",
  "description.type": "DescriptionType",
  "participating_org.role": "OrganisationRole",
  "participating_org.type": "OrganisationType",
  "participating_org.crs_channel_code": "CRSChannelCode",
  "other_identifier.type": "OtherIdentifierType",
  "activity_date.type": "ActivityDateType",
  "contact_info.type": "ContactType",
  "recipient_region.vocabulary": "RegionVocabulary",
  "location.location_reach": "GeographicLocationReach",
  "location.exactness": "GeographicExactness",
  "location.location_class": "GeographicLocationClass",
  "location.feature_designation": "LocationType",
  "location.coordinates_precision": "GeographicalPrecision",
  "location_id.vocabulary": "GeographicVocabulary",
  "location_administrative.vocabulary": "GeographicVocabulary",
  "sector.vocabulary": "SectorVocabulary",
  "aid_type.vocabulary": "AidTypeVocabulary",
  "policy_marker.vocabulary": "PolicyMarkerVocabulary",
  "policy_marker.significance": "PolicySignificance",
  "tag.vocabulary": "TagVocabulary",
  "humanitarian_scope.type": "HumanitarianScopeType",
  "humanitarian_scope.vocabulary": "HumanitarianScopeVocabulary",
  "country_budget_items.vocabulary": "BudgetIdentifierVocabulary",
  "country_budget_item.code": "BudgetIdentifier",
  "budget.type": "BudgetType",
  "budget.status": "BudgetStatus",
  "planned_disbursement.type": "BudgetType",
  "planned_disbursement.provider_org_type": "OrganisationType",
  "planned_disbursement.receiver_org_type": "OrganisationType",
  "document_link_category.code": "DocumentCategory",
  "condition.type": "ConditionType",
  "crs_add.repayment_type": "LoanRepaymentType",
  "crs_add.repayment_plan": "LoanRepaymentPeriod",
  "crs_add.channel_code": "CRSChannelCode",
  "crs_other_flag.code": "CRSAddOtherFlags",
  "related_activity.type": "RelatedActivityType",
  "result.type": "ResultType",
  "indicator.measure": "IndicatorMeasure",
  "transaction.type": "TransactionType",
};

/** Lists that a code stands in by the vocabulary beside it. */
const byVocabulary: Readonly<Record<string, string>> = {
  "sector 1": "Sector",
  "sector 2": "SectorCategory",
  "recipient_region 1": "Region",
  "policy_marker 1": "PolicyMarker",
  "aid_type 1": "AidType",
  "tag 2": "UNSDG-Goals",
};

/** The list in which the code of an attribute stands, where the standard has one; `vocabulary` is that of the same row. */
export function listOfCode(part: string, name: string, vocabulary: string | null): string | null {
  const own = lists[`${part}.${name}`];
  if (own !== undefined) return own;
  return name === "code" ? (byVocabulary[`${part} ${vocabulary ?? (part === "aid_type" ? "1" : "")}`] ?? null) : null;
}

/** What codes are called in English, by list and code; a code that its list does not have is not among them. */
export async function readMeanings(
  snapshot: Snapshot,
  codes: readonly (readonly [string, string])[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(codes.map((pair) => pair.join(" ")))];
  const rows = z.array(z.object({ code: z.string(), name: z.string() })).parse(await snapshot.rows(meaningsSql, { codes: asked }));
  return new Map(rows.map((row) => [row.code, row.name]));
}
