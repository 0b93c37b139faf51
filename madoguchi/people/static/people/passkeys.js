// data-passkey="sign-in | use | add": before the form is sent, the browser is asked for a passkey.
const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
const withBytes = (listed = []) => listed.map((one) => ({ ...one, id: bytes(one.id) }));

function toSend(credential) {
    const answer = credential.response;
    const kept = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
    const response = Object.fromEntries(
        kept.filter((name) => answer[name]).map((name) => [name, text(answer[name])]),
    );
    return {
        id: credential.id,
        rawId: text(credential.rawId),
        type: credential.type,
        authenticatorAttachment: credential.authenticatorAttachment,
        clientExtensionResults: credential.getClientExtensionResults(),
        response: { ...response, transports: answer.getTransports?.() },
    };
}

function written(form) {
    return JSON.parse(document.getElementById(form.dataset.passkeyOptions).textContent);
}

async function asked(form) {
    const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    return answer.json();
}

async function add(form) {
    const { publicKey } = written(form).creation_options;
    return navigator.credentials.create({
        publicKey: {
            ...publicKey,
            challenge: bytes(publicKey.challenge),
            user: { ...publicKey.user, id: bytes(publicKey.user.id) },
            excludeCredentials: withBytes(publicKey.excludeCredentials),
            authenticatorSelection: {
                ...publicKey.authenticatorSelection,
                residentKey: "required",
                requireResidentKey: true,
                userVerification: "required",
            },
        },
    });
}

async function use(form) {
    const options = form.dataset.passkey === "sign-in" ? await asked(form) : written(form);
    const { publicKey } = options.request_options;
    return navigator.credentials.get({
        publicKey: {
            ...publicKey,
            challenge: bytes(publicKey.challenge),
            allowCredentials: withBytes(publicKey.allowCredentials),
        },
    });
}

async function send(event) {
    const form = event.currentTarget;
    event.preventDefault();
    const failed = form.querySelector("[data-passkey-error]");
    failed.hidden = true;
    try {
        const credential = await (form.dataset.passkey === "add" ? add(form) : use(form));
        form.elements.credential.value = JSON.stringify(toSend(credential));
        form.submit();
    } catch {
        failed.hidden = false;
    }
}

if (window.PublicKeyCredential) {
    for (const form of document.querySelectorAll("[data-passkey]")) {
        form.hidden = false;
        form.addEventListener("submit", send);
    }
}
