-- The rows of one write. The planner takes a JSON array for 100 rows and then reads a whole table of some thousand to
-- join them (hash join, 3 ms where the index needs 0.1); volatile, so that it is not inlined and its own estimate counts.
CREATE FUNCTION few_rows("rows" jsonb) RETURNS SETOF jsonb LANGUAGE sql VOLATILE ROWS 2 AS $$
  SELECT jsonb_array_elements("rows")
$$;
