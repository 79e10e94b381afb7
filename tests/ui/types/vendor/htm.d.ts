/** One root, as every template of the page has. */
declare const htm: {
  bind<Made>(make: (type: any, props: Record<string, any>, ...children: any[]) => Made): (strings: TemplateStringsArray, ...values: any[]) => Made;
};
export default htm;
