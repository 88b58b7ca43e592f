extension HeadlineWords {
    /// Words of headlines that do not report an agreed sale of a company.
    static let doubts: Set = [
        "proposes", "proposal", "proposed", "offers", "bid", "unsolicited", "hostile", "rejects", "considers",
        "explores",
        "terminates", "terminated", "termination", "terminating", "abandons", "withdraws", "denies", "rumor", "rumors",
        "may", "could", "seeks", "plans", "intends", "intent", "nonbinding", "non-binding", "letter", "loi", "option",
        "evaluates", "reviews", "potential", "possible", "extends", "extension", "expires", "vote", "votes", "approve",
        "approves", "approval", "recommend", "recommends", "urges", "opposes", "lawsuit", "sues", "reports", "results",
        "webinar", "webcast", "award", "awards", "spac", "advises", "advised", "advisor", "represents", "financing",
        "licence", "license", "licenses", "licensing", "rights", "stake", "minority", "portfolio", "assets", "asset",
        "properties", "property", "shares", "unit", "units", "division", "subsidiary", "subsidiaries", "interest",
        "interests", "building", "land", "acres", "mine", "warrants", "notes", "bitcoin", "btc", "loan", "loans",
        "branches",
        "customers", "contract", "tokens", "patents", "patent", "royalty", "royalties", "vessel", "vessels", "aircraft",
        "store", "stores", "hotel", "hotels", "plant", "wells", "lease", "leases", "ships",
    ]

    /// Phrases of headlines that do not report an agreed sale of a company.
    static let doubtfulPhrases = [
        ["agreement", "in", "principle"], ["right", "to"], ["in", "talks"], ["remaining", "interest"],
        ["tender", "offer", "for"],
        ["business", "of"], ["business", "from"], ["real", "estate"], ["law", "firm"],
    ]

    /// Phrases between an acquirer's name and the verb.
    static let leads: [[String]] = [
        ["announces", "definitive", "agreement"], ["announces", "agreement"], ["announces", "it", "has", "agreed"],
        ["enters", "into", "definitive", "agreement"], ["enters", "into", "a", "definitive", "agreement"],
        ["enters", "definitive", "agreement"], ["enters", "into", "an", "agreement"], ["enters", "into", "agreement"],
        ["enters", "into", "definitive", "merger", "agreement"],
        ["enters", "into", "a", "definitive", "merger", "agreement"],
        ["enters", "agreement"], ["signs", "definitive", "agreement"], ["signs", "a", "definitive", "agreement"],
        ["signs", "agreement"], ["signs", "an", "agreement"], ["reaches", "agreement"],
        ["reaches", "definitive", "agreement"],
        ["has", "agreed"], ["agrees"], ["agree"], ["announces", "plan"], ["announces"], ["announce"], ["today"], ["is"],
        ["has"], ["set"], ["successfully"], ["definitive", "agreement"], ["merger", "agreement"],
    ]

    /// Words that continue the sentence after a target's name.
    static let continuations: Set = [
        "for", "in", "to", "from", "with", "via", "through", "at", "as", "by", "on", "under", "after", "following",
        "creating", "expanding", "strengthening", "adding", "bolstering", "accelerating", "enhancing", "extending",
        "broadening", "advancing", "marking", "bringing", "building", "deepening", "establishing", "furthering",
        "positioning", "solidifying", "unlocking", "valued", "who", "which", "that", "into", "amid", "forming",
        "becoming",
        "gaining", "boosting", "transforming", "doubling", "a", "an", "the", "leading", "setting", "joining", "its",
        "increasing", "reinforcing", "securing", "scaling", "driving", "delivering", "pending", "completing",
    ]

    /// Legal forms that a comma precedes or a point follows.
    static let forms: Set = [
        "inc", "incorporated", "corp", "corporation", "co", "company", "plc", "ltd", "limited", "llc", "lp", "llp",
        "ag",
        "sa", "s.a", "se", "nv", "n.v", "bv", "b.v", "ab", "as", "a/s", "spa", "s.p.a", "gmbh", "l.p", "l.l.c",
    ]

    /// Legal forms written in lower case that are not ordinary words.
    static let lowercaseForms: Set = [
        "plc", "nv", "n.v", "bv", "b.v", "ag", "sa", "s.a", "ab", "gmbh", "spa", "s.p.a", "ltd",
    ]

    /// Words for acquired things that are not complete companies.
    static let notCompanies: Set = [
        "business", "businesses", "majority", "certain", "all", "substantially", "two", "three", "four", "five", "six",
        "several", "additional", "remaining", "%", "percent", "million", "billion", "operations", "facility",
        "facilities",
        "site", "location", "locations", "office", "offices", "practice", "practices", "clinic", "clinics", "equipment",
        "technology's", "project", "projects", "brand", "product", "line", "lines", "segment", "tower", "center's",
        "shareholders", "stockholders", "investors", "control", "controlling", "ownership", "equity", "50", "51", "100",
    ]

    /// Words by which a target is described instead of named.
    static let descriptions: Set = [
        "leading", "leader", "a", "an", "the", "its", "premier", "provider", "global", "top", "major", "new", "more",
        "another", "local", "regional", "fast-growing", "innovative", "award-winning", "based",
        "texas-based",
    ]
}
