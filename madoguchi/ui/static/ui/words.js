// The page's own words for what scripts say, in its language (ui/_page_words.html).
const held = document.getElementById("page-words");

export function word(name) {
    return held?.dataset[name] ?? "";
}
