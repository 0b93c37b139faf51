// What every page starts: small behaviours, each attached by a data- attribute.
import "./csrf.js";
import "./live.js";
import "./signed_out.js";
import "./dialog.js";
import "./menu.js";
import "./toast.js";
import "./theme.js";
import "./autosize.js";
import "./autosave.js";
import "./confirm.js";
import "./unsaved.js";
import "./print.js";
import "./show_current.js";
import "./hotkeys.js";
import "./ime_safe_enter.js";
