extension CompanyName {
    /// Legal forms of companies, which do not identify a company.
    static let legalForms: Set = [
        "inc", "incorporated", "corp", "corporation", "co", "company", "cos", "companies", "plc", "ltd", "limited",
        "llc",
        "lp", "llp", "lllp", "ag", "sa", "se", "nv", "bv", "ab", "asa", "as", "oyj", "oy", "spa", "srl", "sarl", "sas",
        "gmbh", "kgaa", "kg", "kk", "pte", "pty", "bhd", "sab", "cv", "adr", "ads", "and",
    ]

    /// Words that can be left out of a company's name without changing the company it means.
    static let generic: Set = [
        "holdings", "holding", "group", "trust", "international", "global", "worldwide", "usa", "us", "north",
        "america",
        "europe", "therapeutics", "pharmaceuticals", "pharmaceutical", "pharma", "biopharma", "biopharmaceuticals",
        "biopharmaceutical", "biotherapeutics", "biosciences", "bioscience", "biotechnology", "biotechnologies",
        "biotech",
        "bio", "biologics", "biomedical", "biosystems", "sciences", "science", "life", "medicines", "medicine",
        "medical",
        "health", "healthcare", "oncology", "diagnostics", "genetics", "genomics", "laboratories", "laboratory", "labs",
        "technologies", "technology", "tech", "systems", "software", "solutions", "services", "industries", "products",
        "brands", "energy", "resources", "financial", "bancorp", "bancshares", "bank", "bankshares", "capital",
        "partners",
        "communications", "networks", "semiconductor", "semiconductors", "i", "ii", "iii", "iv", "inc", "corp", "plc",
        "ltd", "llc", "bv", "nv", "ag", "se", "sa", "merger", "sub", "subsidiary", "purchaser", "bidco", "acquisition",
        "parent", "new", "of",
    ]

    /// Words in the names of companies that are formed only to buy another.
    static let vehicleWords: Set = ["merger", "mergerco", "bidco", "purchaser", "acquireco", "sub", "subsidiary"]

    /// Short names that begin differently from the full names.
    static let aliases = [
        "lilly": ["eli", "lilly"], "j and j": ["johnson", "and", "johnson"], "bms": ["bristol", "myers", "squibb"],
        "glaxosmithkline": ["gsk"], "msd": ["merck"], "merck sharp and dohme": ["merck"],
        "p and g": ["procter", "and", "gamble"],
    ]

    /// Lower-case letters with accents, and their spelling without.
    static let plainLetters = [
        "à": "a", "á": "a", "â": "a", "ã": "a", "ä": "a", "å": "a", "æ": "ae", "ç": "c", "č": "c", "è": "e", "é": "e",
        "ê": "e", "ë": "e", "ì": "i", "í": "i", "î": "i", "ï": "i", "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o",
        "ö": "o", "ø": "o", "œ": "oe", "š": "s", "ß": "ss", "ù": "u", "ú": "u", "û": "u", "ü": "u", "ý": "y", "ž": "z",
    ]
}
