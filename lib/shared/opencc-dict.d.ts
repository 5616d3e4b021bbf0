/** The single-character Traditional → Simplified dictionary of OpenCC: `繁 简[ 简…]|繁 简…`. */
declare module 'opencc-js/dict/TSCharacters' {
  const dictionary: string;
  export default dictionary;
}
