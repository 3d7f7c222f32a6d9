/**
 * Keys with a published private half, by RFC 7638 thumbprint. If one of them is in a key set, anyone can sign
 * tokens for it. This happens when someone copies an example.
 */
export const publishedKeys: ReadonlyMap<string, string> = new Map([
  ['y_x3gCJnL6oKGBBIXScabduwxTVy2Wd2bzRVEUbdUzc', 'RFC 7515 Appendix A.1'],
  ['IsUn6_e04MaShXFIISMp4kG62LWzMIPy_MvSA5pJgX8', 'RFC 7515 Appendix A.2'],
  ['oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U', 'RFC 7515 Appendix A.3'],
  ['u5YUSjQ2-2chBi51NSk3t3g7IM4o2KYcnPqPtCNGd3U', 'RFC 7515 Appendix A.4'],
  ['cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s', 'RFC 7517 Appendix A.2'],
  ['NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs', 'RFC 7517 Appendix A.2'],
  ['dHri3SADZkrush5HU_50AoRhcKFryN-PI6jPBtPL55M', 'RFC 7520 §3.2'],
  ['9jg46WB3rR_AHD-EBXdN7cBkH1WOu0tA3M9fm21mqTI', 'RFC 7520 §3.4'],
  ['RtoRur_1Dir5M4wuOfqNkDYOf9O_4RJ-aHkTA75RLA8', 'RFC 7520 §3.5'],
  ['kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k', 'RFC 8037 Appendix A'],
  ['oGDmHqCJ7yzMkWEkrlZVHkvrHIyQwtlDmeq5ForUHeY', 'the RS256 example of jwt.io'],
  ['19J8y7Zprt2-QKLjF2I5pVk0OELX6cY2AfaAv1LC_w8', 'the ES256 example of jwt.io'],
  ['LXkAyqcFEoI5pkMzfWjsAWbChzHfxtqD4Te31pAwA1s', 'the HS256 example of jwt.io'],
  ['Ms_j2vzAFNOrwb94le4wNiqMXglp4UyBvhTvbdY7a3g', 'the HS384 example of jwt.io'],
  ['3Sh8jwxtGAUg1j6_4BIuuT-0fsyXeym9VQpxNRGTJFs', 'the HS512 example of jwt.io'],
]);
