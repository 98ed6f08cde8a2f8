/** Ready questions: what each city wants of an indicator, what is overdue on a day, how much an office has to do. */

/** A plan that does not name its place stands under its title. */
const CITY = 'coalesce(d.jurisdiction, d.title, d.name)';

const TARGETS_BY_INDICATOR = `
CREATE VIEW targets_by_indicator AS
SELECT t.indicator, ${CITY} AS city, d.plan_year, t.comparator, t.value, t.value_max, t.unit, t.change, t.due,
  t.quote, t.path, t.document
FROM targets t JOIN documents d ON d.id = t.document
WHERE t.status = 'target'
ORDER BY t.indicator, city, d.plan_year, t.document, t.start_at;`;

const OFFICE_WORKLOAD = `
CREATE VIEW office_workload AS
SELECT u.canonical AS office, ${CITY} AS city,
  count(DISTINCT (u.document, coalesce(u.task, u.id))) FILTER (u.role = 'lead') AS lead,
  count(DISTINCT (u.document, coalesce(u.task, u.id))) FILTER (u.role = 'responsible') AS responsible,
  count(DISTINCT (u.document, coalesce(u.task, u.id))) FILTER (u.role = 'support') AS support,
  count(DISTINCT (u.document, coalesce(u.task, u.id))) AS tasks
FROM units u JOIN documents d ON d.id = u.document
GROUP BY office, city
ORDER BY tasks DESC, office, city;`;

/** Who answers for a task; who only helps is left out. */
const TASK_OFFICES = `
CREATE VIEW task_offices AS
SELECT document, task, string_agg(canonical, '、' ORDER BY first_at, canonical) AS offices
FROM (
  SELECT document, task, canonical, min(start_at) AS first_at FROM units
  WHERE task IS NOT NULL AND role <> 'support' GROUP BY document, task, canonical
)
GROUP BY document, task;`;

/** A deadline that a target carries is told with the target; 截至2023年底 and 每月15日前 are never overdue. */
const OVERDUE = `
CREATE MACRO overdue(day) AS TABLE
WITH due AS (
  SELECT document, 'target' AS kind, due AS ended_on, path, task, quote, start_at
  FROM targets WHERE status = 'target' AND due < CAST(day AS DATE)
  UNION ALL
  SELECT l.document, 'deadline', l.end_on, l.path, k.id, l.quote, l.start_at
  FROM deadlines l LEFT JOIN tasks k ON k.document = l.document AND list_contains(k.deadlines, l.id)
  WHERE l.kind IN ('by', 'during') AND l.end_on < CAST(day AS DATE)
    AND NOT EXISTS (FROM targets t WHERE t.document = l.document AND t.deadline = l.id AND t.due = l.end_on)
)
SELECT ${CITY} AS city, due.ended_on, date_diff('day', due.ended_on, CAST(day AS DATE)) AS days_over, due.kind,
  k.heading AS task, due.quote, o.offices, due.path, due.document
FROM due JOIN documents d ON d.id = due.document
LEFT JOIN tasks k ON k.document = due.document AND k.id = due.task
LEFT JOIN task_offices o ON o.document = due.document AND o.task = due.task
ORDER BY due.ended_on, city, due.document, due.start_at, due.task;`;

export const CREATE_VIEWS = [TARGETS_BY_INDICATOR, OFFICE_WORKLOAD, TASK_OFFICES, OVERDUE].join('\n');
