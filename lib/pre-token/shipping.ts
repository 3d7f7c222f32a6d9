import { isPoolId } from '@/lib/oidc/pool-id';
import { shellWord } from '@/lib/text/shell-word';
import { isPlainLine } from '@/lib/text/visible-text';
import type { TriggerVersion } from './trigger';

/** The values for the commands. */
export type Destination = {
  /** `us-east-1_AbCdEfGhI`. */
  user_pool_id: string;
  client_id: string;
  callback_url: string;
  signed_out_url: string;
  version: TriggerVersion;
};

/** Commands for a POSIX shell with the AWS CLI, such as AWS CloudShell. */
export type Script = { id: string; title: string; note: string; commands: string };

/** Placeholders for values that the profile doesn't have. */
export const placeholders = { user_pool_id: 'us-east-1_AbCdEfGhI', client_id: '1example23456789abcdefghij' };

/** The file that `deploy` uploads. */
export const zipName = 'pre-token.zip';

/** The name of the Lambda function and of its IAM role. */
const functionName = 'claimcheck-pre-token';

export function shippingScripts(to: Destination): Script[] {
  const problem = problemOf(to);
  const scripts = [deploy(to), attach(to), newPool(to), addCallback(to)];
  return problem === null ? scripts : scripts.map((script) => ({ ...script, commands: `# ${problem}` }));
}

/**
 * Why there are no commands. The AWS CLI treats a value that starts with `file://` or `fileb://`, and in
 * version 1 `http://`, as the location of the value. And a terminal interprets control characters.
 */
function problemOf({ user_pool_id, client_id, callback_url, signed_out_url }: Destination): string | null {
  if (!isPoolId(user_pool_id)) return 'No commands: this user pool ID isn’t one of Amazon Cognito.';
  // CreateUserPoolClient, ClientId: the pattern of its reference.
  if (!/^[\w+]{1,128}$/.test(client_id)) return 'No commands: this client ID isn’t one of Amazon Cognito.';
  return isPlainLine(callback_url) && isPlainLine(signed_out_url)
    ? null
    : 'No commands: a URL of this app contains a control or invisible character.';
}

function deploy(to: Destination): Script {
  return {
    id: 'deploy',
    title: 'Create the function and allow Cognito to invoke it',
    note: `Run it in the folder of ${zipName}. To update the code later, use aws lambda update-function-code with the same --zip-file.`,
    // Lambda's Node.js 24 doesn't run handlers with a callback, such as the guide's.
    commands: `${variables(to)}
aws iam create-role --role-name "$FUNCTION" --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow",
    "Principal": { "Service": "lambda.amazonaws.com" },
    "Action": "sts:AssumeRole"
  }]
}'
aws iam attach-role-policy --role-name "$FUNCTION" \\
  --policy-arn "arn:$PARTITION:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
aws iam wait role-exists --role-name "$FUNCTION"
# A new role takes a few seconds to propagate. If Lambda can't assume it yet, run this command again.
aws lambda create-function --region "$REGION" --function-name "$FUNCTION" \\
  --runtime nodejs22.x --handler index.handler --timeout 5 \\
  --role "arn:$PARTITION:iam::$ACCOUNT:role/$FUNCTION" --zip-file fileb://${zipName}
aws lambda add-permission --region "$REGION" --function-name "$FUNCTION" \\
  --statement-id cognito --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com \\
  --source-arn "arn:$PARTITION:cognito-idp:$REGION:$ACCOUNT:userpool/$POOL"`,
  };
}

/** The parameters of UpdateUserPool. Omitted ones are reset. See the UpdateUserPool API reference. */
const updatable = [
  ['Policies', 'DeletionProtection', 'LambdaConfig', 'AutoVerifiedAttributes', 'SmsVerificationMessage'],
  ['EmailVerificationMessage', 'EmailVerificationSubject', 'VerificationMessageTemplate'],
  ['SmsAuthenticationMessage', 'UserAttributeUpdateSettings', 'MfaConfiguration', 'DeviceConfiguration'],
  ['EmailConfiguration', 'SmsConfiguration', 'UserPoolTags', 'AdminCreateUserConfig', 'UserPoolAddOns'],
  ['AccountRecoverySetting', 'UserPoolTier'],
]
  .map((names) => `    ${names.join(', ')}`)
  .join(',\n');

function attach(to: Destination): Script {
  return {
    id: 'attach',
    title: `Attach it as a ${to.version} trigger`,
    note: 'update-user-pool resets any setting you omit, so this script reads the current settings first. Review pool.json before you run the last command.',
    commands: `${variables(to)}
aws cognito-idp describe-user-pool --region "$REGION" --user-pool-id "$POOL" |
jq --arg arn "arn:$PARTITION:lambda:$REGION:$ACCOUNT:function:$FUNCTION" '.UserPool
  | { UserPoolId: .Id, PoolName: .Name,
${updatable} }
  # Cognito rejects it together with the password policy, which has the same value.
  | del(.AdminCreateUserConfig.UnusedAccountValidityDays)
  | .LambdaConfig.PreTokenGenerationConfig = { LambdaVersion: "${to.version}", LambdaArn: $arn }
  | del(.LambdaConfig.PreTokenGeneration)
  | del(.. | select(. == null))' > pool.json
aws cognito-idp update-user-pool --region "$REGION" --cli-input-json file://pool.json`,
  };
}

function newPool({ user_pool_id, callback_url, signed_out_url }: Destination): Script {
  return {
    id: 'pool',
    title: 'A new user pool, with a domain and an app client',
    note: 'The guide’s first steps. The last command prints the client ID and the client secret. V2_0 triggers require the Essentials or Plus plan. The templates read the attribute custom:company_id.',
    commands: `REGION=${shellWord(regionOf(user_pool_id))}
POOL=$(aws cognito-idp create-user-pool --region "$REGION" --pool-name claimcheck \\
  --user-pool-tier ESSENTIALS --auto-verified-attributes email \\
  --schema Name=company_id,AttributeDataType=String,Mutable=true \\
  --query UserPool.Id --output text)
PREFIX=$(printf %s "$POOL" | tr -d _ | tr '[:upper:]' '[:lower:]')
aws cognito-idp create-user-pool-domain --region "$REGION" --user-pool-id "$POOL" --domain "$PREFIX"
aws cognito-idp create-user-pool-client --region "$REGION" --user-pool-id "$POOL" \\
  --client-name claimcheck --generate-secret --supported-identity-providers COGNITO \\
  --allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows code \\
  --allowed-o-auth-scopes openid email profile \\
  --callback-urls ${urlList(callback_url)} --logout-urls ${urlList(signed_out_url)} \\
  --query 'UserPoolClient.[UserPoolId, ClientId, ClientSecret]' --output text`,
  };
}

function addCallback(to: Destination): Script {
  return {
    id: 'callback',
    title: 'Add the callback URL to an existing app client',
    note: 'update-user-pool-client resets any setting you omit, so this script reads the current settings first. Review client.json before you run the last command.',
    commands: `REGION=${shellWord(regionOf(to.user_pool_id))}
POOL=${shellWord(to.user_pool_id)}
CLIENT=${shellWord(to.client_id)}
aws cognito-idp describe-user-pool-client --region "$REGION" --user-pool-id "$POOL" --client-id "$CLIENT" |
jq --arg callback ${shellWord(to.callback_url)} --arg signed_out ${shellWord(to.signed_out_url)} '.UserPoolClient
  | del(.ClientSecret, .CreationDate, .LastModifiedDate)
  | .CallbackURLs = ((.CallbackURLs // []) + [$callback] | unique)
  | .LogoutURLs = ((.LogoutURLs // []) + [$signed_out] | unique)' > client.json
aws cognito-idp update-user-pool-client --region "$REGION" --cli-input-json file://client.json`,
  };
}

/** A list in JSON, because version 1 of the AWS CLI would fetch a value that starts with `http://`. */
const urlList = (url: string) => shellWord(JSON.stringify([url]));

const variables = ({ user_pool_id }: Destination) => `REGION=${shellWord(regionOf(user_pool_id))}
PARTITION=${partitionOf(regionOf(user_pool_id))}
POOL=${shellWord(user_pool_id)}
FUNCTION=${functionName}
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)`;

const regionOf = (user_pool_id: string) => user_pool_id.split('_', 1).join();

/** The partition of an ARN. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
