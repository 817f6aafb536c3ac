//! rustam behind the protocol of README.md. Its tagger needs a model that no
//! package carries.
use rustam::{Lemmatizer, Normalizer, SentenceTokenizer, WordTokenizer};
use std::io::{stdin, Read, Write};
use std::time::Instant;

fn task(name: &str) -> Option<Box<dyn Fn(&str) -> String>> {
    match name {
        "repair" => {
            let n = Normalizer::new();
            Some(Box::new(move |line| n.normalize(line)))
        }
        "words" => {
            let t = WordTokenizer::without_verb_joining();
            Some(Box::new(move |line| t.tokenize(line).join("\t")))
        }
        "sentences" => {
            let t = SentenceTokenizer::new();
            Some(Box::new(move |line| t.tokenize(line).join("\t")))
        }
        "lemmas" => {
            let l = Lemmatizer::with_joined_parts(false);
            Some(Box::new(move |line| {
                let lemmas: Vec<String> = line
                    .split('\t')
                    .map(|w| {
                        let (word, tag) = w.rsplit_once('/').unwrap_or((w, ""));
                        let lemma = l.lemmatize(word, tag);
                        lemma.split('#').next().unwrap_or("").to_string()
                    })
                    .collect();
                lemmas.join("\t")
            }))
        }
        _ => None,
    }
}

fn main() {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some(run) = task(&name) else { std::process::exit(3) };
    run("گرم/NOUN");
    let mut text = String::new();
    stdin().read_to_string(&mut text).expect("reading the lines");
    let start = Instant::now();
    let out: Vec<String> = text.lines().map(|line| run(line)).collect();
    eprintln!("seconds: {}", start.elapsed().as_secs_f64());
    let mut to = std::io::stdout().lock();
    for line in out {
        writeln!(to, "{}", line.replace('\n', " ")).expect("printing");
    }
}
