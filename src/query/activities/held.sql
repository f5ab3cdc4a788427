-- What does this activity hold of each element that repeats, apart from its results: how many, and which of them stand on this page?
-- The first of the cells names the others. Elements within others go by their parents: of those on the page, at most as many as $most of each kind.
WITH held AS (
  SELECT 'description' AS part, description_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['type', type] AS cells
    FROM stored.description WHERE activity_key = $key
   UNION ALL
  SELECT 'participating_org' AS part, participating_org_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['role role_published ref type own_activity crs_channel_code', role, role_published, ref, type, own_activity, crs_channel_code] AS cells
    FROM stored.participating_org WHERE activity_key = $key
   UNION ALL
  SELECT 'other_identifier' AS part, other_identifier_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['ref type owner_org_ref owner_name', ref, type, owner_org_ref, owner_name] AS cells
    FROM stored.other_identifier WHERE activity_key = $key
   UNION ALL
  SELECT 'activity_date' AS part, activity_date_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['type type_published iso_date', type, type_published, CAST(iso_date AS VARCHAR)] AS cells
    FROM stored.activity_date WHERE activity_key = $key
   UNION ALL
  SELECT 'activity_website' AS part, activity_website_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['url', url] AS cells
    FROM stored.activity_website WHERE activity_key = $key
   UNION ALL
  SELECT 'contact_info' AS part, contact_info_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['type', type] AS cells
    FROM stored.contact_info WHERE activity_key = $key
   UNION ALL
  SELECT 'contact_website' AS part, contact_website_key AS row_key, contact_info_key AS parent_key,
         ['url', url] AS cells
    FROM stored.contact_website WHERE activity_key = $key
   UNION ALL
  SELECT 'recipient_country' AS part, recipient_country_key AS row_key, transaction_key AS parent_key,
         ['code percentage', code, CAST(percentage AS VARCHAR)] AS cells
    FROM stored.recipient_country WHERE activity_key = $key
   UNION ALL
  SELECT 'recipient_region' AS part, recipient_region_key AS row_key, transaction_key AS parent_key,
         ['vocabulary vocabulary_published vocabulary_uri code percentage', vocabulary, vocabulary_published, vocabulary_uri, code,
         CAST(percentage AS VARCHAR)] AS cells
    FROM stored.recipient_region WHERE activity_key = $key
   UNION ALL
  SELECT 'location' AS part, location_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['ref pos srs_name coordinates_latitude coordinates_longitude coordinates_precision location_reach exactness location_class
         feature_designation percentage', ref, pos, srs_name, coordinates_latitude, coordinates_longitude, coordinates_precision,
         location_reach, exactness, location_class, feature_designation, CAST(percentage AS VARCHAR)] AS cells
    FROM stored.location WHERE activity_key = $key
   UNION ALL
  SELECT 'location_id' AS part, location_id_key AS row_key, location_key AS parent_key,
         ['kind vocabulary code', kind, vocabulary, code] AS cells
    FROM stored.location_id WHERE activity_key = $key
   UNION ALL
  SELECT 'location_administrative' AS part, location_administrative_key AS row_key, location_key AS parent_key,
         ['vocabulary level code country adm1 adm2 name', vocabulary, level, code, country, adm1, adm2, name] AS cells
    FROM stored.location_administrative WHERE activity_key = $key
   UNION ALL
  SELECT 'sector' AS part, sector_key AS row_key, transaction_key AS parent_key,
         ['vocabulary vocabulary_published vocabulary_uri code percentage', vocabulary, vocabulary_published, vocabulary_uri, code,
         CAST(percentage AS VARCHAR)] AS cells
    FROM stored.sector WHERE activity_key = $key
   UNION ALL
  SELECT 'aid_type' AS part, aid_type_key AS row_key, transaction_key AS parent_key,
         ['vocabulary code', vocabulary, code] AS cells
    FROM stored.aid_type WHERE activity_key = $key
   UNION ALL
  SELECT 'policy_marker' AS part, policy_marker_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['vocabulary vocabulary_published vocabulary_uri code significance', vocabulary, vocabulary_published, vocabulary_uri, code,
         significance] AS cells
    FROM stored.policy_marker WHERE activity_key = $key
   UNION ALL
  SELECT 'tag' AS part, tag_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['vocabulary vocabulary_uri code', vocabulary, vocabulary_uri, code] AS cells
    FROM stored.tag WHERE activity_key = $key
   UNION ALL
  SELECT 'humanitarian_scope' AS part, humanitarian_scope_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['type vocabulary vocabulary_uri code', type, vocabulary, vocabulary_uri, code] AS cells
    FROM stored.humanitarian_scope WHERE activity_key = $key
   UNION ALL
  SELECT 'country_budget_items' AS part, country_budget_items_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['vocabulary', vocabulary] AS cells
    FROM stored.country_budget_items WHERE activity_key = $key
   UNION ALL
  SELECT 'country_budget_item' AS part, country_budget_item_key AS row_key, country_budget_items_key AS parent_key,
         ['code percentage', code, CAST(percentage AS VARCHAR)] AS cells
    FROM stored.country_budget_item WHERE activity_key = $key
   UNION ALL
  SELECT 'budget' AS part, budget_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['type type_published status period_start period_end value_text currency value_date', type, type_published, status,
         CAST(period_start AS VARCHAR), CAST(period_end AS VARCHAR), value_text, currency, CAST(value_date AS VARCHAR)] AS cells
    FROM stored.budget WHERE activity_key = $key
   UNION ALL
  SELECT 'planned_disbursement' AS part, planned_disbursement_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['type type_published period_start period_end value_text currency value_date provider_org_ref provider_org_type
         provider_activity_id receiver_org_ref receiver_org_type receiver_activity_id updated', type, type_published, CAST(period_start AS
         VARCHAR), CAST(period_end AS VARCHAR), value_text, currency, CAST(value_date AS VARCHAR), provider_org_ref, provider_org_type,
         provider_activity_id, receiver_org_ref, receiver_org_type, receiver_activity_id, CAST(updated AS VARCHAR)] AS cells
    FROM stored.planned_disbursement WHERE activity_key = $key
   UNION ALL
  SELECT 'document_link' AS part, document_link_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['parent url format document_date', parent, url, format, CAST(document_date AS VARCHAR)] AS cells
    FROM stored.document_link WHERE activity_key = $key
   UNION ALL
  SELECT 'document_link_category' AS part, document_link_category_key AS row_key, document_link_key AS parent_key,
         ['code', code] AS cells
    FROM stored.document_link_category WHERE activity_key = $key
   UNION ALL
  SELECT 'document_link_language' AS part, document_link_language_key AS row_key, document_link_key AS parent_key,
         ['code', code] AS cells
    FROM stored.document_link_language WHERE activity_key = $key
   UNION ALL
  SELECT 'document_link_recipient_country' AS part, document_link_recipient_country_key AS row_key, document_link_key AS parent_key,
         ['code', code] AS cells
    FROM stored.document_link_recipient_country WHERE activity_key = $key
   UNION ALL
  SELECT 'conditions' AS part, conditions_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['attached', CAST(attached AS VARCHAR)] AS cells
    FROM stored.conditions WHERE activity_key = $key
   UNION ALL
  SELECT 'condition' AS part, condition_key AS row_key, conditions_key AS parent_key,
         ['type', type] AS cells
    FROM stored.condition WHERE activity_key = $key
   UNION ALL
  SELECT 'crs_add' AS part, crs_add_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['channel_code rate_1 rate_2 repayment_type repayment_plan commitment_date repayment_first_date repayment_final_date',
         channel_code, CAST(rate_1 AS VARCHAR), CAST(rate_2 AS VARCHAR), repayment_type, repayment_plan, CAST(commitment_date AS VARCHAR),
         CAST(repayment_first_date AS VARCHAR), CAST(repayment_final_date AS VARCHAR)] AS cells
    FROM stored.crs_add WHERE activity_key = $key
   UNION ALL
  SELECT 'crs_other_flag' AS part, crs_other_flag_key AS row_key, crs_add_key AS parent_key,
         ['kind code significance', kind, code, CAST(significance AS VARCHAR)] AS cells
    FROM stored.crs_other_flag WHERE activity_key = $key
   UNION ALL
  SELECT 'crs_loan_status' AS part, crs_loan_status_key AS row_key, crs_add_key AS parent_key,
         ['year currency value_date interest_received principal_outstanding principal_arrears interest_arrears', year, currency,
         CAST(value_date AS VARCHAR), CAST(interest_received AS VARCHAR), CAST(principal_outstanding AS VARCHAR), CAST(principal_arrears AS
         VARCHAR), CAST(interest_arrears AS VARCHAR)] AS cells
    FROM stored.crs_loan_status WHERE activity_key = $key
   UNION ALL
  SELECT 'fss' AS part, fss_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['extraction_date priority phaseout_year', CAST(extraction_date AS VARCHAR), CAST(priority AS VARCHAR), phaseout_year] AS cells
    FROM stored.fss WHERE activity_key = $key
   UNION ALL
  SELECT 'fss_forecast' AS part, fss_forecast_key AS row_key, fss_key AS parent_key,
         ['year value currency value_date', year, CAST(value AS VARCHAR), currency, CAST(value_date AS VARCHAR)] AS cells
    FROM stored.fss_forecast WHERE activity_key = $key
   UNION ALL
  SELECT 'legacy_data' AS part, legacy_data_key AS row_key, CAST(NULL AS INTEGER) AS parent_key,
         ['name value iati_equivalent', name, value, iati_equivalent] AS cells
    FROM stored.legacy_data WHERE activity_key = $key
), placed AS MATERIALIZED (
  SELECT *, row_number() OVER (PARTITION BY part, parent_key ORDER BY row_key) AS place, count(*) OVER (PARTITION BY part, parent_key) AS count
    FROM held
)
SELECT part, CAST(row_key AS VARCHAR) AS row_key, CAST(parent_key AS VARCHAR) AS parent_key, CAST(count AS INTEGER) AS count, cells
  FROM placed
 WHERE CASE WHEN parent_key IS NULL THEN place > $skipped AND place <= $skipped + $page_size
            ELSE place <= $most AND (list_contains($parents, CAST(parent_key AS VARCHAR))
                                     OR parent_key IN (SELECT p.row_key FROM placed AS p
                                                        WHERE p.parent_key IS NULL AND p.place > $skipped AND p.place <= $skipped + $page_size)) END
    OR parent_key IS NULL AND place = 1
 ORDER BY part, placed.parent_key NULLS FIRST, placed.row_key;
