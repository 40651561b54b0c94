export const prompt = `draft`;
