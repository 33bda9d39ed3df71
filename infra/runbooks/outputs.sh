# Helpers for the commands in runbooks. STAGE names the deployment. Default: production.

stack() {
  echo "care-stability-${STAGE:-production}-$1"
}

# A name that AWS gave, from the outputs of a stack: `output lake LandingBucket`.
output() {
  aws cloudformation describe-stacks --stack-name "$(stack "$1")" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue | [0]"
}

# The alarms that are on now, with the reason. Prints nothing when all is well.
alarms_on() {
  aws cloudwatch describe-alarms --state-value ALARM --alarm-name-prefix "$(stack '')" --output text \
    --query 'MetricAlarms[].[AlarmName,StateReason]'
}

# Restarts a function (`restart SignIn`): the next call starts a new process, which reads its secrets again.
restart() {
  aws lambda update-function-configuration --function-name "$(output service "$1Function")" --output text \
    --description "Restarted on $(date -u +%FT%TZ)" --query LastModified
}

# Milliseconds since 1970 at a time $1 hours ago.
hours_ago() {
  echo "$(($(date +%s) - $1 * 3600))000"
}

# Sends one message of a worker's dead-letter queue back to its queue (`send_back ValidateReturn`). Fails if there is none.
send_back() {
  local dead letter body receipt
  dead=$(output service "$1DeadLettersUrl")
  letter=$(aws sqs receive-message --queue-url "$dead" --visibility-timeout 60 --max-number-of-messages 1 --output json)
  [ -n "$letter" ] || { echo "There is no dead letter." >&2; return 1; }
  body=$(echo "$letter" | node -p 'JSON.parse(fs.readFileSync(0)).Messages[0].Body')
  receipt=$(echo "$letter" | node -p 'JSON.parse(fs.readFileSync(0)).Messages[0].ReceiptHandle')
  aws sqs send-message --queue-url "$(output service "$1QueueUrl")" --message-body "$body" --query MessageId --output text &&
    aws sqs delete-message --queue-url "$dead" --receipt-handle "$receipt"
}
