/** Stands in queries where a person, or a model, must still write something. */
export const UNFINISHED_MARK = 'TODO(dataengos)';
