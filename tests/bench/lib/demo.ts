// The password with which everyone of the demo network signs in.
export const demo_password = 'porchlight-demo';
