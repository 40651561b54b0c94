/** A contract without a finding. */
export const cleanContract = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
`;

/** One error, in line 2 and columns 7 to 18. */
export const wrongContract = `apiVersion: v3.1.0
kind: datacontract
id: orders
name: orders
version: 1.0.0
status: active
`;

/** One error that has a safe fix, behind a comment that must stay. */
export const fixableContract = `# Right: v3.1.0
apiVersion: 3.1.0 # of the standard
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
`;

/** One warning. */
export const warningContract = `${cleanContract}domain:
`;
