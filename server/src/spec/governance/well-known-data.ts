/** A kind of data that most policies take for sensitive. */
export interface WellKnownData {
  /** What it is called in reasons. */
  readonly name: string;
  readonly className: WellKnownClass;
  /** ECMAScript sources, of names in snake case and lower case; English and Portuguese. */
  readonly names?: readonly string[];
  readonly formats?: readonly string[];
  readonly logicalTypes: readonly string[];
  /** Where it is not that of the class. */
  readonly treatment?: string;
}

export type WellKnownClass = 'PII' | 'PCI' | 'PHI';

interface ClassData {
  readonly level: string;
  readonly treatment: string;
  readonly tag: string;
}

/** From open to closed. */
export const wellKnownLevels = ['public', 'internal', 'confidential', 'restricted'] as const;

export const wellKnownClasses: Readonly<Record<WellKnownClass, ClassData>> = {
  PII: { level: 'confidential', treatment: 'hash', tag: 'pii' },
  PCI: { level: 'restricted', treatment: 'hash', tag: 'pci' },
  PHI: { level: 'restricted', treatment: 'hash', tag: 'phi' },
};

const text = ['string'];
const number = ['string', 'integer', 'number'];
const day = ['string', 'date', 'timestamp'];

/**
 * What is proposed where no policy says anything. A name must end with the word: `email_count` and `email_hash` are
 * none. Words that as often mean something else, such as `name` and `mobile`, are left out.
 */
export const wellKnownData: readonly WellKnownData[] = [
  {
    name: 'security codes of cards',
    className: 'PCI',
    treatment: 'drop',
    names: ['(^|_)(cvv|cvc|cvv2|cvc2|card_(security|verification)_code|codigo_(de_)?seguranca)$'],
    logicalTypes: number,
  },
  {
    name: 'payment cards',
    className: 'PCI',
    names: [
      '(^|_)(credit_|debit_|payment_)?card_?(number|num|no|pan)$',
      '(^|_)(credit_card|primary_account_number)$',
      '(^|_)(numero_(do_)?cartao|cartao_(de_)?(credito|debito))$',
      '^pan$',
    ],
    logicalTypes: number,
  },
  {
    name: 'holders of cards',
    className: 'PCI',
    names: ['(^|_)card_?holder(_name)?$', '(^|_)(nome_(do_)?titular|titular_(do_)?cartao)$'],
    logicalTypes: text,
  },
  { name: 'mail addresses', className: 'PII', formats: ['email', 'idn-email'], logicalTypes: text },
  {
    name: 'mail addresses',
    className: 'PII',
    names: ['(^|_)e_?mail(_address|_addr)?$', '(^|_)(endereco_(de_)?email|correio_eletronico)$'],
    logicalTypes: text,
  },
  {
    name: 'phone numbers',
    className: 'PII',
    names: [
      '(^|_)(tele|cell_?|mobile_?)?phone(_(number|num|no))?$',
      '(^|_)mobile_(number|num|no)$',
      '(^|_)(whatsapp|telefone|celular|fone)(_numero)?$',
      '(^|_)numero_(do_|de_)?(telefone|celular)$',
    ],
    logicalTypes: number,
  },
  {
    name: 'names of people',
    className: 'PII',
    names: [
      '(^|_)(first|last|full|middle|maiden|given|family)_?name$',
      '(^|_)surname$',
      '^(customer|client|contact|person|patient|employee|owner|recipient|guest|passenger)_name$',
      '(^|_)(sobrenome|primeiro_nome|ultimo_nome|nome_(completo|social))$',
      '(^|_)nome_(do_|da_)?(cliente|contato|pessoa|paciente|funcionari[oa]|usuari[oa]|mae|pai)$',
    ],
    logicalTypes: text,
  },
  {
    name: 'birth dates',
    className: 'PII',
    names: [
      '(^|_)(birth_?(date|day)|date_of_birth|dob)$',
      '(^|_)((data|dt)_(de_)?)?(nascimento|nasc)$',
    ],
    logicalTypes: day,
  },
  {
    name: 'national ids',
    className: 'PII',
    names: [
      '(^|_)(ssn|social_security(_(number|num|no))?)$',
      '(^|_)(cpf|rg|cnh|pis|pasep|nis|titulo_(de_)?eleitor)(_(number|numero))?$',
      '(^|_)(numero_(do_)?)(cpf|rg|cnh|pis)$',
      '(^|_)(nif|nino|national_id|national_insurance_(number|no)|personal_id|tax_id)(_number)?$',
      '(^|_)(passport|driver_?s?_licen[cs]e|identity_card)(_(number|num|no))?$',
      '(^|_)passaporte$',
    ],
    logicalTypes: number,
  },
  {
    name: 'bank accounts',
    className: 'PII',
    names: [
      '(^|_)(iban|bank_account(_(number|num|no))?)$',
      '(^|_)(chave_pix|pix_key|conta_(bancaria|corrente))$',
    ],
    logicalTypes: number,
  },
  { name: 'IP addresses', className: 'PII', formats: ['ipv4', 'ipv6'], logicalTypes: text },
  {
    name: 'IP addresses',
    className: 'PII',
    names: ['(^|_)ip(_?addr(ess)?|_?v[46])?$', '(^|_)endereco_ip$'],
    logicalTypes: text,
  },
  {
    name: 'postal addresses',
    className: 'PII',
    names: [
      '(^|_)(street|home|postal|mailing|billing|shipping|delivery)_address$',
      '(^|_)(street(_name|_line)?|address(_line)?)(_?\\d)?$',
      '(^|_)(endereco(_(residencial|de_entrega|de_cobranca))?|logradouro)$',
    ],
    logicalTypes: ['string', 'object'],
  },
  {
    name: 'health data',
    className: 'PHI',
    names: [
      '(^|_)(diagnos[ie]s|diagnosis_code|icd(_?(9|10|11))?_code|icd_?(9|10|11)|cid_?10)$',
      '(^|_)(medical_record(_(number|num|no))?|mrn|blood_type|allerg(y|ies)|medications?)$',
      '(^|_)(prescriptions?|health_(condition|status)|disabilit(y|ies)|diseases?|symptoms?)$',
      '(^|_)(diagnosticos?|prontuario|tipo_sanguineo|alergias?|medicamentos?|doencas?|sintomas?)$',
    ],
    logicalTypes: [...number, 'array', 'object'],
  },
];
